// What has a bare name where it is imported: the modules that the runtime offers, and those of CommonJS. All of them are loaded
// when they are first asked for.
(realm) => {
  const { seam, modules } = realm;
  const offered = new Map(); // file of guest code -> what it gives
  const here = Symbol.for('polyflux.module');
  let main = ''; // the script that runs
  let commonjs;

  realm.commonjs = () => (commonjs ??= seam.load('commonjs.js')(realm));
  realm.offered = (part) => {
    if (!offered.has(part)) offered.set(part, seam.load(part)(realm));
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

  Object.defineProperty(globalThis, 'require', {
    get: () => realm.commonjs().requireOf(main),
    set: (value) => Object.defineProperty(globalThis, 'require', { value, writable: true, configurable: true, enumerable: false }),
    configurable: true,
  });
}
