// Several operations in one message, and copies on request; the same on local objects, without any.
(realm) => {
  const { seam, refs } = realm;
  const directs = new WeakSet(); // values that cross as copies

  // `a.b[0]["c.d"]` as its keys; a path is read once.
  const MOST_PATHS = 4096;
  const paths = new (realm.apart(Map))();
  const keysOf = (path) => {
    if (typeof path !== 'string') return [path];
    let keys = paths.get(path);
    if (keys === undefined) {
      keys = readPath(path);
      if (paths.size < MOST_PATHS) paths.set(path, keys);
    }
    return keys;
  };
  const readPath = (path) => {
    const keys = [];
    for (const [, name, index, quoted] of path.matchAll(/([^.[\]]+)|\[(-?\d+)\]|\[(?:"([^"]*)"|'[^']*')\]/g)) {
      keys.push(name ?? quoted ?? Number(index));
    }
    return keys;
  };

  const steps = {
    get: (at, [, key]) => at[key],
    item: (at, [, key]) => (at instanceof Map ? at.get(key) : at[key]),
    set: (at, [, key, value]) => Reflect.set(Object(at), key, value),
    call: (at, [, args, names, values], receiver) => Reflect.apply(at, receiver, names.length === 0 ? args : [...args, object(names, values)]),
    new: (at, [, args]) => Reflect.construct(at, args),
    query: (at, [, path]) => path.reduce((value, key) => (value === null || value === undefined ? undefined : value[key]), at),
    evaluate: (at, [, source, args]) => (0, eval)(`(${source})`).apply(at, args),
  };
  const object = (names, values) => Object.fromEntries(names.map((name, i) => [name, values[i]]));

  // The steps of a chain, taken here.
  realm.walk = (start, chain) => {
    let at = start;
    let receiver;
    for (const step of chain) {
      const given = steps[step[0]](at, step, receiver);
      receiver = step[0] === 'get' || step[0] === 'item' ? at : undefined;
      at = given;
    }
    return at;
  };

  const all = (target, chains) => {
    const ref = refs.get(target);
    if (!realm.isProxy(target) || ref === undefined) return chains.map((chain) => realm.walk(target, chain));
    const via = realm.viaOf(target);
    return via.waits(ref) ? via.all(ref, chains) : via.allLater(ref, chains);
  };
  realm.viaOf = (proxy) => (realm.neighbourOf(proxy) === undefined ? seam.remote : realm.here);
  const then = (result, reaction) => (typeof result?.then === 'function' ? result.then(reaction) : reaction(result));

  realm.batch = {
    isProxy: (value) => realm.isProxy(value),
    assign(target, ...sources) {
      const merged = Object.assign({}, ...sources);
      const keys = Object.keys(merged);
      return then(all(target, keys.map((key) => [['set', key, realm.out(merged[key])]])), (answers) => {
        const refused = answers.indexOf(false);
        if (refused >= 0) throw new TypeError(`Cannot assign to '${keys[refused]}'`);
        return target;
      });
    },
    gather: (target, ...paths) =>
      then(all(target, paths.map((path) => [['query', keysOf(path)]])), (values) => values.map((value) => (value === realm.MISSING ? undefined : value))),
    query(target, path) {
      const ref = realm.isProxy(target) ? refs.get(target) : undefined;
      const via = ref === undefined ? undefined : realm.viaOf(target);
      if (via?.waits(ref) !== true) return then(realm.batch.gather(target, path), ([value]) => value);
      const value = via.query(ref, keysOf(path));
      return value === realm.MISSING ? undefined : value;
    },
    // The context that this is called in: an AsyncContext.Variable.
    get context() {
      return realm.contexts.variable;
    },
    // What takes part in the runs of main and of workers.
    get hooks() {
      return realm.offered('pyscript/hooks.js');
    },
    // The latest event of each realm that is there, by its name.
    states: () => realm.seam.events.states(),
    // What a promise comes to, unless the signal is aborted first: that cancels what the promise stands for elsewhere.
    abortable(promise, signal) {
      if (signal.aborted) return Promise.reject(signal.reason);
      const awaited = realm.isProxy(promise) ? realm.calls.outcome(realm.viaOf(promise), refs.get(promise)) : promise;
      return new Promise((resolve, reject) => {
        const abort = () => {
          reject(signal.reason);
          realm.cancel(awaited);
        };
        signal.addEventListener('abort', abort, { once: true });
        Promise.resolve(awaited).then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
      });
    },
    // The function's source is what travels, so it sees nothing around it but main.
    evaluate: (code, ...args) => then(all(globalThis.window, [[['evaluate', String(code), args.map(realm.out)]]]), ([value]) => value),
    direct(value) {
      if (typeof value === 'object' && value !== null) directs.add(value);
      return value;
    },
  };
  realm.direct = (value) => (directs.has(value) ? realm.values.detach(value) : undefined);
}
