// The realm's own Python as JavaScript code expects it, under the name `pyodide`.
(realm) => {
  realm.pyodide = () => {
    const python = realm.neighbour();
    const host = realm.meet(python.host());
    const options = ({ globals, locals, filename = '<exec>' } = {}) => ({ globals, locals, filename });
    let interrupts; // an array whose first element another thread sets
    const checkInterrupt = () => {
      if (interrupts === undefined || interrupts[0] !== 2) return;
      interrupts[0] = 0;
      host.interrupt();
    };
    return {
      version: 'polyflux',
      ffi: realm.pyClasses ?? {},
      globals: realm.pyViews.withBuiltins(host.globals, host.builtins),
      runPython(code, given) {
        checkInterrupt();
        return host.run.callKwargs(code, options(given));
      },
      async runPythonAsync(code, given) {
        checkInterrupt();
        return host.run_async.callKwargs(code, options(given));
      },
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
      setInterruptBuffer(buffer) {
        interrupts = buffer;
      },
      checkInterrupt,
      setStdin: (given) => host.set_stream('stdin', given),
      setStdout: (given) => host.set_stream('stdout', given),
      setStderr: (given) => host.set_stream('stderr', given),
      isPyProxy: (value) => realm.neighbourOf(value) !== undefined,
    };
  };
}
