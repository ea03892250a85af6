// What server-side JavaScript expects around it: timers and microtasks, and the way to main and to workers.
(realm) => {
  const { seam, leftovers } = realm;
  const { tasks } = seam;
  const define = (name, value) =>
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });

  const callback = (name, fn) => {
    if (typeof fn !== 'function') throw new TypeError(`${name} needs a function, not ${typeof fn}`);
    return fn;
  };
  const bound = (fn, args) => () => leftovers.call(fn, () => fn(...args));
  const clear = (id) => {
    leftovers.timerEnded(Number(id) || 0);
    tasks.clear(Number(id) || 0);
  };

  define('setTimeout', (fn, delay = 0, ...args) => {
    const call = bound(callback('setTimeout', fn), args);
    const id = tasks.after(Number(delay) || 0, () => {
      leftovers.timerEnded(id);
      call();
    });
    return leftovers.timer(id, fn);
  });
  define('setInterval', (fn, delay = 0, ...args) => leftovers.timer(tasks.every(Number(delay) || 0, bound(callback('setInterval', fn), args)), fn));
  define('clearTimeout', clear);
  define('clearInterval', clear);

  const immediates = new Map();
  let lastImmediate = 0;
  define('setImmediate', (fn, ...args) => {
    const id = ++lastImmediate;
    immediates.set(id, bound(callback('setImmediate', fn), args));
    tasks.soon(() => {
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

  // A global that is found when it is first read.
  const late = (name, find) =>
    Object.defineProperty(globalThis, name, {
      get() {
        const value = find();
        define(name, value);
        return value;
      },
      set: (value) => define(name, value),
      configurable: true,
    });
  late('workers', () => realm.offered('pyscript/workers.js').workers);

  // What a script names, it listens to from then on.
  const handlers = (name) =>
    Object.defineProperty(globalThis, name, {
      get: () => realm.offered('pyscript/scope.js').scope[name],
      set: (handler) => void (realm.offered('pyscript/scope.js').scope[name] = handler),
      configurable: true,
    });

  let worker; // the name of the worker that the realm is; main has none

  let isMain = false;
  realm.isMain = () => isMain;

  // What starts workers.
  const starters = ['PyWorker', 'JSWorker', 'MPWorker', 'Worker', 'XWorker'];
  for (const name of starters) late(name, () => realm.offered('pyscript/starting.js')[name]);
  realm.starters = () => Object.fromEntries(starters.map((name) => [name, globalThis[name]]));

  realm.environment = {
    main() {
      isMain = true;
      define('window', globalThis);
      for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) {
        define(name, (...given) => realm.offered('pyscript/lifecycle.js')[name](...given));
      }
    },
    worker(name) {
      worker = name;
      // Main is booted when a worker first asks for it.
      late('window', () => seam.window());
      late('sync', () => realm.offered('pyscript/workers.js').sync(name));
      define('name', name);
      for (const member of ['postMessage', 'close', 'addEventListener', 'removeEventListener', 'dispatchEvent']) late(member, () => realm.offered('pyscript/scope.js')[member]);
      for (const type of ['message', 'messageerror']) handlers(`on${type}`);
    },
    // `function onmessage() {}` at a script's top takes the place of what would have listened.
    exports() {
      const declared = worker === undefined ? undefined : Object.getOwnPropertyDescriptor(globalThis, 'onmessage')?.value;
      if (typeof declared === 'function') realm.offered('pyscript/scope.js').scope.onmessage = declared;
    },
    window: () => globalThis,
    closed: () => leftovers.sweep(),
  };

  define('polyflux', realm.batch);

  // The realm's own Python, loaded when it is first asked for.
  late('pyodide', () => realm.pyodide());

  const isGiven = (promise) => realm.isGiven(promise) || realm.isMet(promise);
  Graal.setUnhandledPromiseRejectionHandler((reason, promise) => isGiven(promise) || realm.isToldByScript(reason) || seam.uncaught(reason));
}
