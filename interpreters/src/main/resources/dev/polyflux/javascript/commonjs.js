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

  let taken; // the namespace of the ES module that was imported last

  // What an ES module gives to one that requires it. What it throws at its top is thrown here, and once more by the engine, which
  // ends the script: see module.js.
  const namespace = (path) => {
    taken = undefined;
    modules.importNow(path);
    if (taken === undefined) {
      throw failure('ERR_REQUIRE_ASYNC_MODULE', `require() cannot give ${path}, which awaits at its top: use import() instead`);
    }
    const it = taken;
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

  // What a file has in the place of exports, and what to write to have it.
  const OF_COMMONJS = /\b(?:module|exports|require|define|this)\b/;
  const GLOBAL = /\b(?:globalThis|window|self|global)\.([A-Za-z_$][\w$]*)\s*=(?!=)/;
  const nature = (path, specifier, name) => {
    const text = modules.text(path);
    if (OF_COMMONJS.test(text)) {
      const has = /\bmodule\.exports\b/.test(text) ? 'it assigns module.exports' : 'what it exports is not to be told from its text';
      return `it is no ES module but one of CommonJS, and ${has}. Write import it from '${specifier}'; const { ${name} } = it;`;
    }
    const [, global] = GLOBAL.exec(text) ?? [];
    if (global !== undefined) {
      return `it is no ES module: it exports nothing, and sets the global '${global}'. Write import '${specifier}'; and then globalThis.${global}`;
    }
    return `it is no ES module: nothing in it is exported. Write export before what others are to import`;
  };

  return {
    load: (path) => moduleAt(path, 'COMMONJS').exports,
    nature,
    take: (it) => {
      taken = it;
    },
    read: (path) => ({ names: names(path), isCommonJs: OF_COMMONJS.test(modules.text(path)) }),
    resolve(specifier, folder) {
      const [kind, value, message] = modules.find(specifier, folder, false);
      if (kind === 'error') throw failure(value, message);
      if (kind === 'file') return realm.offered('node/url.js').pathToFileURL(value).href;
      return value.startsWith('node/') ? specifier.replace(/^(node:)?/, 'node:') : specifier;
    },
    requireOf: (path) => requireIn(path === '' ? realm.platform.folder() : folderOf(path)),
  };
}
