// The workers there are, by name, and what each exposes; and a worker's own `sync`.
(realm) => {
  const { seam, out, refs, MISSING, FEATURES, Proxy } = realm;
  const { tasks } = seam;
  const there = seam.workers;

  // What is asked of any object, to print it or to see whether it is a promise: no worker's name, and no function's.
  const ASKED = new Set(['then', 'constructor', 'toJSON', 'toString', 'valueOf']);
  const isAsked = (name) => typeof name === 'symbol' || ASKED.has(name);

  const calling = (worker, name) => {
    const call = (...args) => there.call(worker, name, args.map(out), [], []);
    call.callKwargs = (...args) => {
      const keywords = args.pop() ?? {};
      const names = Object.keys(keywords);
      return there.call(worker, name, args.map(out), names, names.map((key) => out(keywords[key])));
    };
    return call;
  };

  // Assigning exposes, and deleting conceals.
  const exposing = (worker) => ({
    set(target, name, value) {
      there.expose(worker, name, out(value));
      return true;
    },
    deleteProperty(target, name) {
      there.conceal(worker, name);
      return true;
    },
  });

  // What a worker exposes: a value is read, and calling a function gives a promise, maybe before it is exposed.
  const functions = (worker, then) =>
    new Proxy(Object.create(null), {
      __proto__: null,
      get(target, name) {
        if (name === 'then') return then;
        if (isAsked(name)) return undefined;
        const value = there.value(worker, name);
        return value === MISSING ? calling(worker, name) : value;
      },
      ...exposing(worker),
    });

  // The same of a worker that may be started later: awaited, when its script has come to its end or its first await.
  const named = (name) => functions(name, (resolve, reject) => void there.ready(name).then(() => resolve(functions(name)), reject));

  const names = () => Array.from(there.names(), String);
  const workers = new Proxy(Object.create(null), {
    __proto__: null,
    get: (target, name) => (isAsked(name) ? undefined : named(name)),
    has: (target, name) => names().includes(name),
    ownKeys: names,
    getOwnPropertyDescriptor(target, name) {
      if (!names().includes(name)) return undefined;
      return { value: named(name), writable: false, enumerable: true, configurable: true };
    },
    set: () => false,
  });

  const isFar = (value) => realm.isProxy(value) && seam.isRef(refs.get(value));
  const settled = (result) => (isFar(result) && realm.featuresOfProxy(result) & FEATURES.AWAITABLE ? there.settled(refs.get(result)) : result);

  // A function of main's, of which a call waits for what it comes to. Elsewhere it is what it stands for.
  const waiters = new realm.Table();
  const waiting = (fn) => {
    if (!waiters.has(fn)) {
      const waiter = (...args) => settled(fn(...args));
      waiter.callKwargs = (...args) => settled((fn.callKwargs ?? fn)(...args)); // JavaScript's take keywords as a last object
      refs.set(waiter, refs.get(fn));
      waiters.set(fn, waiter);
    }
    return waiters.get(fn);
  };

  // Waits while the realm's loop goes on; where nothing waits it is to be awaited.
  const sleep = (seconds) => {
    const millis = Number(seconds) * 1000;
    if (!seam.waits) return new Promise((resolve) => void tasks.after(millis, resolve));
    let over = false;
    tasks.after(millis, () => {
      over = true;
    });
    tasks.pump(() => over, 'sleep()');
  };

  // What is there under `sync` unless something is exposed under the name.
  const BUILT_IN = { __proto__: null, sleep, isStuck: () => seam.starting.isStuck(), notStuck: () => void seam.starting.notStuck() };

  // Reading gives what is exposed under the name, here or by main.
  const sync = (worker) =>
    new Proxy(Object.create(null), {
      __proto__: null,
      get(target, name) {
        if (typeof name === 'symbol') return undefined;
        const value = there.exposed(worker, name);
        if (value === MISSING) return BUILT_IN[name];
        return seam.waits && typeof value === 'function' && isFar(value) ? waiting(value) : value;
      },
      ...exposing(worker),
    });

  return { workers, sync, functions };
}
