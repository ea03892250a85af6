// node:module: `require` for ES modules, and what the runtime has.
(realm) => {
  const builtinModules = Array.from(realm.modules.builtins(), String);
  const createRequire = (from) => {
    const text = String(from);
    const path = /^file:/i.test(text) ? realm.offered('node/url.js').fileURLToPath(text) : text;
    if (!/^([/\\]|[a-z]:[/\\])/i.test(path)) {
      throw Object.assign(new TypeError(`createRequire takes a file URL or an absolute path, not '${text}'`), { code: 'ERR_INVALID_ARG_VALUE' });
    }
    return realm.commonjs().requireOf(path);
  };
  return { builtinModules, createRequire, isBuiltin: (name) => builtinModules.includes(String(name).replace(/^node:/, '')) };
}
