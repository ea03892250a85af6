// Modules of CommonJS, as Node has them: one instance a realm, kept under its path.
(realm) => {
  const { seam, modules } = realm;
  const cache = Object.create(null); // path -> module
  const requires = new Map(); // folder -> the `require` of its files

  const failure = (code, message) => Object.assign(new Error(message), { code });
  const folderOf = (path) => path.replace(/[/\\][^/\\]*$/, '') || '/';

  class Module {
    constructor(path, require) {
      this.id = path;
      this.path = folderOf(path);
      this.exports = {};
      this.filename = path;
      this.loaded = false;
      this.children = [];
      this.require = require;
    }
  }

  const find = (specifier, folder) => {
    if (typeof specifier !== 'string') {
      throw Object.assign(new TypeError(`The "id" argument must be of type string, not ${typeof specifier}`), { code: 'ERR_INVALID_ARG_TYPE' });
    }
    const [kind, value, detail] = modules.find(specifier, folder, true);
    if (kind === 'error') throw failure(value, `${detail} (required in ${folder})`);
    return { kind, value, syntax: detail };
  };

  const json = (path) => {
    try {
      return JSON.parse(modules.text(path));
    } catch (error) {
      error.message = `${path}: ${error.message}`;
      throw error;
    }
  };

  // What an ES module gives to one that requires it.
  const namespace = (path) => {
    const imported = modules.importNow(path);
    try {
      imported.done;
    } catch {
      throw failure('ERR_REQUIRE_ASYNC_MODULE', `require() cannot give ${path}, which awaits at its top: use import() instead`);
    }
    const { it } = imported;
    return 'module.exports' in it ? it['module.exports'] : it;
  };

  const evaluate = (path, syntax, module) => {
    if (syntax === 'JSON') module.exports = json(path);
    else if (syntax === 'MODULE') module.exports = namespace(path);
    else {
      const { exports } = module;
      modules.compile(path).call(exports, exports, module.require, module, path, module.path);
    }
  };

  const moduleAt = (path, syntax) => {
    if (cache[path] !== undefined) return cache[path];
    const module = new Module(path, requireIn(folderOf(path)));
    cache[path] = module;
    let done = false;
    try {
      evaluate(path, syntax, module);
      done = true;
    } finally {
      if (!done) delete cache[path];
    }
    module.loaded = true;
    return module;
  };

  const requireIn = (folder) => {
    if (requires.has(folder)) return requires.get(folder);
    const known = new Map(); // specifier -> what it stands for
    const resolve = (specifier) => {
      if (!known.has(specifier)) known.set(specifier, find(specifier, folder));
      return known.get(specifier);
    };
    const require = (specifier) => {
      const { kind, value, syntax } = resolve(specifier);
      return kind === 'offered' ? realm.offered(value) : moduleAt(value, syntax).exports;
    };
    require.resolve = (specifier) => {
      const { kind, value } = resolve(specifier);
      return kind === 'offered' ? specifier : value;
    };
    require.cache = cache;
    require.main = undefined;
    requires.set(folder, require);
    return require;
  };

  // The names by which an import of such a module finds what it exports, as far as its text tells them.
  const lexer = realm.part('library').library('cjs-module-lexer');
  const names = (path, seen = new Set()) => {
    if (seen.has(path)) return [];
    seen.add(path);
    const { exports, reexports } = lexer.parse(modules.text(path), path);
    const found = new Set(exports);
    for (const specifier of reexports) {
      const [kind, value, syntax] = modules.find(specifier, folderOf(path), true);
      if (kind === 'offered') Object.keys(realm.offered(value)).forEach((name) => found.add(name));
      else if (kind === 'file' && syntax === 'COMMONJS') names(value, seen).forEach((name) => found.add(name));
    }
    found.delete('default');
    found.delete('module.exports');
    return [...found];
  };

  return {
    load: (path) => moduleAt(path, 'COMMONJS').exports,
    names,
    requireOf: (path) => requireIn(path === '' ? realm.platform.folder() : folderOf(path)),
  };
}
