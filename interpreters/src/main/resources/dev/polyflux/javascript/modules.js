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
  const load = (part) => (part.startsWith(ABSENT) ? realm.offered('node/absent.js')(part.slice(ABSENT.length)) : seam.load(part)(realm));
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
    const names = Object.keys(realm.offered(part));
    return moduleOf(part, names) + (names.includes('default') ? '' : 'export default it;');
  };
  realm.standIn = (path) => moduleOf(path, realm.commonjs().names(path)) + 'export { it as default, it as "module.exports" };';

  // These modules' way to what they give: no more than anybody may import.
  Object.defineProperty(globalThis, here, {
    value: (what) => (offered.has(what) ? offered.get(what) : realm.commonjs().load(String(what))),
  });

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
  };
  for (const [name, get] of Object.entries(GLOBALS)) {
    Object.defineProperty(globalThis, name, {
      get,
      set: (value) => Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false }),
      configurable: true,
    });
  }
}
