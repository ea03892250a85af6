// What has a bare name where it is imported: the modules that the runtime offers, and those of CommonJS. All of them are loaded
// when they are first asked for.
(realm) => {
  const { seam, modules } = realm;
  const offered = new Map(); // file of guest code -> what it gives
  const here = Symbol.for('polyflux.module');
  let main = ''; // the script that runs
  let commonjs;

  realm.commonjs = () => (commonjs ??= seam.load('commonjs.js')(realm));
  const ABSENT = 'absent:';
  const SERVICE = 'service:';
  const load = (part) => {
    if (part.startsWith(SERVICE)) return seam.provided.service(part.slice(SERVICE.length));
    return part.startsWith(ABSENT) ? realm.offered('node/absent.js')(part.slice(ABSENT.length)) : seam.load(part)(realm);
  };
  realm.offered = (part) => {
    if (!offered.has(part)) offered.set(part, load(part));
    return offered.get(part);
  };

  // An ES module that gives what an object has under its names. The engine has to know them before anything is evaluated.
  const moduleOf = (what, names) =>
    `const it = globalThis[Symbol.for('polyflux.module')](${JSON.stringify(what)}); ` +
    names.map((name, i) => `const v${i} = it[${JSON.stringify(name)}]; `).join('') +
    `export { ${names.map((name, i) => `v${i} as ${JSON.stringify(name)}`).join(', ')} }; `;

  realm.offering = (part) => {
    const what = realm.offered(part);
    if (part.startsWith(SERVICE)) return moduleOf(part, []) + 'export default it;'; // to read an attribute is to call Java
    const names = typeof what === 'function' ? Object.keys(what) : Object.getOwnPropertyNames(what);
    return moduleOf(part, names) + (names.includes('default') ? '' : 'export default it;');
  };
  const standIns = new Set(); // files that are no ES modules, and have been read as such
  realm.standIn = (path) => {
    standIns.add(path);
    const { names, isCommonJs } = realm.commonjs().read(path);
    const whole = isCommonJs ? 'export { it as default, it as "module.exports" };' : '';
    return moduleOf(path, names) + whole;
  };

  // The engine says that a name is not there; of a file that is no ES module it is said what it is, and what to write.
  const MISSING = /^The requested module '(.*)' does not provide an export named '(.*)'$/;
  realm.explain = (error) => {
    if (!(error instanceof SyntaxError)) return;
    const [, specifier, name] = MISSING.exec(error.message) ?? [];
    if (specifier === undefined) return;
    const end = specifier.replace(/^(\.{0,2}\/)+/, '/');
    const path = [...standIns].find((each) => each.endsWith(end) || each.includes(`/node_modules/${specifier}/`));
    if (path !== undefined) error.message += `: ${realm.commonjs().nature(path, specifier, name)}`;
  };

  // These modules' way to what they give: no more than anybody may import.
  const give = (what) => (offered.has(what) ? offered.get(what) : realm.commonjs().load(String(what)));
  give.resolve = (specifier, folder) => realm.commonjs().resolve(String(specifier), String(folder));
  give.take = (it) => realm.commonjs().take(it);
  Object.defineProperty(globalThis, here, { value: Object.freeze(give) });

  realm.runs = (path) => {
    main = path;
  };

  realm.scriptPath = () => (main === '' ? [] : [main]);

  // What Node's scripts have without asking.
  const GLOBALS = {
    require: () => realm.commonjs().requireOf(main),
    process: () => realm.offered('node/process.js'),
    Buffer: () => realm.offered('node/buffer.js').Buffer,
    global: () => globalThis,
    __filename: () => main,
    __dirname: () => main.replace(/[/\\][^/\\]*$/, '') || '/',
  };
  for (const [name, get] of Object.entries(GLOBALS)) {
    Object.defineProperty(globalThis, name, {
      get,
      set: (value) => Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false }),
      configurable: true,
    });
  }
}
