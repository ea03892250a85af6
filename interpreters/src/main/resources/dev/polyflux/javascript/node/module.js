// node:module: `require` for ES modules.
(realm) => {
  const createRequire = (from) => {
    const text = String(from);
    const path = /^file:/i.test(text) ? decodeURIComponent(new URL(text).pathname) : text;
    if (!/^([/\\]|[a-z]:[/\\])/i.test(path)) {
      throw Object.assign(new TypeError(`createRequire takes a file URL or an absolute path, not '${text}'`), { code: 'ERR_INVALID_ARG_VALUE' });
    }
    return realm.commonjs().requireOf(path);
  };
  return { createRequire };
}
