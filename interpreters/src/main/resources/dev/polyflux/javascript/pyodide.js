// The realm's own Python as JavaScript code expects it, under the name `pyodide`.
(realm) => {
  realm.pyodide = () => {
    const python = realm.neighbour();
    const host = realm.meet(python.host());
    const options = ({ globals, locals, filename = '<exec>' } = {}) => ({ globals, locals, filename });
    return {
      version: 'polyflux',
      ffi: realm.pyClasses ?? {},
      globals: host.globals,
      runPython: (code, given) => host.run.callKwargs(code, options(given)),
      runPythonAsync: async (code, given) => host.run_async.callKwargs(code, options(given)),
      toPy: (value, { depth = -1, defaultConverter } = {}) => host.to_py(value, depth, defaultConverter),
      pyimport: (name) => host.pyimport(name),
      registerJsModule: (name, value) => host.register_js_module(name, value),
      unregisterJsModule: (name) => host.unregister_js_module(name),
      setDebug(flag) {
        const before = realm.debugging;
        realm.debugging = Boolean(flag);
        host.set_debug(realm.debugging);
        return before;
      },
      isPyProxy: (value) => realm.neighbourOf(value) !== undefined,
    };
  };
}
