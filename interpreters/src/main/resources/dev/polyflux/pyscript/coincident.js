// The module coincident, by each of its names: a worker's way to main, and main's to the workers it starts.
(realm) => {
  const { seam } = realm;
  const absent = realm.offered('pyscript/absent.js');
  const ffi = realm.offered('pyscript/verbs.js');
  const { isProxy } = realm.batch;
  const ASKED = new Set(['then', 'toJSON', 'constructor']);

  // The last argument of a call may be what is to be given away with it. Nothing has to be: realms share their memory.
  const given = new WeakSet();
  const transfer = (...buffers) => {
    given.add(buffers);
    return buffers;
  };
  const sent = (args) => (args.length > 0 && given.has(args.at(-1)) ? args.slice(0, -1) : args);

  // What is assigned is there for the other side; what is read is what the other side has under the name, when it is called.
  const proxyOf = (functions, other) =>
    new Proxy(Object.create(null), {
      get: (target, name) =>
        typeof name === 'symbol' || ASKED.has(name)
          ? undefined
          : (...args) => {
              const found = functions[name];
              if (typeof found === 'function') return found(...sent(args));
              throw new TypeError(`${other} has nothing to call under the name '${name}'`);
            },
      set: (target, name, value) => Reflect.set(functions, name, value),
      has: (target, name) => functions[name] !== undefined,
    });

  const ofWorker = () => ({
    native: true,
    sync: seam.waits,
    proxy: proxyOf(globalThis.sync, 'main'),
    window: globalThis.window,
    isWindowProxy: isProxy,
    server: absent('server is what coincident has of a process apart: here main is on the server, and is window'),
    isServerProxy: () => false,
    transfer,
    ffi,
    ffi_timeout: -1,
  });

  const ofMain = () => {
    const { Worker: Started = absent('coincident starts its workers by the global Worker, and there is none: start them from Java') } = realm.starters();
    // Without a class of workers there is nothing to extend.
    const Worker =
      typeof Started.prototype !== 'object'
        ? Started
        : class Worker extends Started {
            get proxy() {
              return proxyOf(globalThis.workers[this.name], `worker '${this.name}'`);
            }

            get ffi() {
              return ffi;
            }
          };
    return { native: true, Worker, transfer };
  };

  // A worker awaits what it is given, as upstream; main does not need to.
  const coincident = realm.isMain() ? ofMain : async () => ofWorker();
  return { default: coincident, coincident, ffi, transfer };
}
