// What server-side JavaScript expects around it: timers and microtasks, and the way to main and to workers.
(realm) => {
  const { seam, out, leftovers } = realm;
  const define = (name, value) =>
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });

  const callback = (name, fn) => {
    if (typeof fn !== 'function') throw new TypeError(`${name} needs a function, not ${typeof fn}`);
    return fn;
  };
  const bound = (fn, args) => () => leftovers.call(fn, () => fn(...args));
  const clear = (id) => {
    leftovers.timerEnded(Number(id) || 0);
    seam.clear(Number(id) || 0);
  };

  define('setTimeout', (fn, delay = 0, ...args) => {
    const call = bound(callback('setTimeout', fn), args);
    const id = seam.after(Number(delay) || 0, () => {
      leftovers.timerEnded(id);
      call();
    });
    return leftovers.timer(id, fn);
  });
  define('setInterval', (fn, delay = 0, ...args) => leftovers.timer(seam.every(Number(delay) || 0, bound(callback('setInterval', fn), args)), fn));
  define('clearTimeout', clear);
  define('clearInterval', clear);

  const immediates = new Map();
  let lastImmediate = 0;
  define('setImmediate', (fn, ...args) => {
    const id = ++lastImmediate;
    immediates.set(id, bound(callback('setImmediate', fn), args));
    seam.soon(() => {
      const task = immediates.get(id);
      immediates.delete(id);
      task?.();
    });
    return id;
  });
  define('clearImmediate', (id) => void immediates.delete(id));
  define('queueMicrotask', (fn) => {
    callback('queueMicrotask', fn);
    Promise.resolve().then(() => {
      try {
        leftovers.call(fn, fn);
      } catch (error) {
        seam.uncaught(error);
      }
    });
  });

  // What is asked of any object, to print it or to see whether it is a promise: no worker's name, and no function's.
  const ASKED = new Set(['then', 'constructor', 'toJSON', 'toString', 'valueOf']);
  const isAsked = (name) => typeof name === 'symbol' || ASKED.has(name);

  // A worker's functions by name; calling one gives a promise, which may come before the worker exposed it.
  const functions = (worker) =>
    new Proxy(Object.create(null), {
      __proto__: null,
      get(target, name) {
        if (isAsked(name)) return undefined;
        const call = (...args) => seam.callExposed(worker, name, args.map(out), [], []);
        call.callKwargs = (...args) => {
          const keywords = args.pop() ?? {};
          const names = Object.keys(keywords);
          return seam.callExposed(worker, name, args.map(out), names, names.map((key) => out(keywords[key])));
        };
        return call;
      },
      set(target, name, value) {
        seam.expose(worker, name, out(value));
        return true;
      },
    });

  const named = () => Array.from(seam.workers(), String);
  const workers = new Proxy(Object.create(null), {
    __proto__: null,
    get: (target, name) => (isAsked(name) ? undefined : functions(seam.worker(name))),
    has: (target, name) => named().includes(name),
    ownKeys: named,
    getOwnPropertyDescriptor(target, name) {
      if (!named().includes(name)) return undefined;
      return { value: functions(name), writable: false, enumerable: true, configurable: true };
    },
    set: () => false,
  });

  let isMain = false;
  realm.isMain = () => isMain;

  // What starts workers, as far as this realm has it.
  realm.starters = () =>
    Object.fromEntries(
      ['PyWorker', 'JSWorker', 'MPWorker', 'XWorker', 'Worker'].filter((name) => name in globalThis).map((name) => [name, globalThis[name]]),
    );

  realm.environment = {
    main() {
      isMain = true;
      define('window', globalThis);
      for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) {
        define(name, (...given) => realm.offered('pyscript/lifecycle.js')[name](...given));
      }
      define('workers', workers);
    },

    // Assigning to `sync` exposes; reading gives back what is exposed under the name, here or by main.
    worker(name) {
      define('workers', workers);
      // Main is booted when a worker first asks for it.
      Object.defineProperty(globalThis, 'window', {
        get() {
          const window = seam.window();
          define('window', window);
          return window;
        },
        set: (value) => define('window', value),
        configurable: true,
      });
      define(
        'sync',
        new Proxy(Object.create(null), {
          __proto__: null,
          get: (target, key) => (typeof key === 'symbol' ? undefined : seam.exposed(name, key)),
          set(target, key, value) {
            seam.expose(name, key, out(value));
            return true;
          },
          deleteProperty(target, key) {
            seam.conceal(name, key);
            return true;
          },
        }),
      );
    },
    window: () => globalThis,
    closed: () => leftovers.sweep(),
  };

  define('polyflux', realm.batch);

  // The realm's own Python, loaded when it is first asked for.
  Object.defineProperty(globalThis, 'pyodide', {
    get() {
      const pyodide = realm.pyodide();
      define('pyodide', pyodide);
      return pyodide;
    },
    set: (value) => define('pyodide', value),
    configurable: true,
  });

  const isGiven = (promise) => realm.isGiven(promise) || realm.isMet(promise);
  Graal.setUnhandledPromiseRejectionHandler((reason, promise) => isGiven(promise) || realm.isToldByScript(reason) || seam.uncaught(reason));
}
