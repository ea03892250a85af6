// The reflector: answers traps on objects of this realm with JavaScript's own means.
(realm) => {
  const { seam, MISSING, Big, End, out, handed, items, operate } = realm;
  const { wires } = seam;
  const { apply } = Reflect;

  const unwrap = (result) => {
    if (typeof result !== 'object' || result === null) throw new TypeError(`Result should have type "object" not "${typeof result}"`);
    if (!('done' in result) && !('value' in result)) throw new TypeError('Result has no "done" field.');
    return result.done ? new End(result.value) : out(result.value);
  };
  const later = (result) => (typeof result?.then === 'function' ? handed(result.then(unwrap)) : unwrap(result));

  const plain = (value) => (Big.is(value) ? value.value : value);

  const hasText = (target) => {
    try {
      return typeof target.toString === 'function';
    } catch {
      return false;
    }
  };

  realm.invoke = (target, self, args) => apply(target, self === MISSING ? undefined : self, args);

  realm.reflect = {
    get(target, key) {
      const value = target[key];
      return value === undefined && !(key in target) ? MISSING : out(value);
    },
    set: (target, key, value) => Reflect.set(target, key, value),
    delete: (target, key) => key in target && Reflect.deleteProperty(target, key),
    has: (target, key) => key in target,
    keys: (target) => Reflect.ownKeys(target),
    // As a copy, so that reading it takes no further message.
    describe(target, key) {
      const description = Reflect.getOwnPropertyDescriptor(target, key);
      if (description === undefined) return MISSING;
      const names = Object.keys(description);
      return wires.entries(names, names.map((name) => out(description[name])));
    },
    define: (target, key, description) => Reflect.defineProperty(target, key, description),
    prototype: (target) => Reflect.getPrototypeOf(target),
    setprototype: (target, prototype) => Reflect.setPrototypeOf(target, prototype ?? null),
    extensible: (target) => Reflect.isExtensible(target),
    preventextensions: (target) => Reflect.preventExtensions(target),
    item: items.get,
    setitem: items.set,
    delitem: items.delete,
    contains: items.contains,
    length: items.length,
    apply(target, self, ...args) {
      return handed(realm.invoke(target, self, args));
    },
    // JavaScript has no keywords: they arrive as one object behind the other arguments.
    applywith(target, self, args, keywords) {
      return realm.reflect.apply(target, self, ...args, keywords);
    },
    construct: (target, ...args) => Reflect.construct(target, args),
    constructwith: (target, args, keywords) => Reflect.construct(target, [...args, keywords]),
    iterate(target, asynchronous) {
      const open = (asynchronous && target[Symbol.asyncIterator]) || target[Symbol.iterator];
      return open === undefined && typeof target.next === 'function' ? target : open.call(target);
    },
    next: (iterator, ...sent) => later(iterator.next(...sent)),
    raise: (iterator, error) => later(iterator.throw(error)),
    close: (iterator) => iterator.return?.(),
    operate,
    operators: realm.operatorNames,
    unanswered: [],

    // What a chain reads: nothing is undefined, and reading on from there fails as it does everywhere.
    read: (target, key) => out(plain(target)[key]),
    readitem: (target, key) => items.get(plain(target), key),
    query(target, path) {
      let at = target;
      for (const key of path) {
        if (at === null || at === undefined) return MISSING;
        at = at instanceof Map ? at.get(key) : at[key];
      }
      return at === undefined ? MISSING : out(at);
    },
    evaluate: (target, source, ...args) => handed((0, eval)(`(${source})`).apply(target, args)),
    text(target) {
      if (typeof target === 'symbol' || hasText(target)) return String(target);
      return Object.prototype.toString.call(target);
    },
    detach: (target, members) => realm.values.detach(target, members),
  };
}
