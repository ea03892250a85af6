// The reflector: answers traps on objects of this realm with JavaScript's own means.
(realm) => {
  const { MISSING, NOT_IMPLEMENTED, End, out } = realm;

  const index = (array, key) => (typeof key === 'number' && key < 0 ? key + array.length : key);

  const unwrap = (result) => (result.done ? new End(result.value) : out(result.value));
  const later = (result) => (typeof result?.then === 'function' ? result.then(unwrap) : unwrap(result));

  const operators = {
    bool: (target) => Boolean(target),
  };

  const unsupported = (operator) => {
    throw new TypeError(`a JavaScript object does not answer 'operate ${operator}'`);
  };

  realm.reflect = {
    get(target, key) {
      const value = target[key];
      return value === undefined && !(key in target) ? MISSING : out(value);
    },
    set: (target, key, value) => Reflect.set(target, key, value),
    delete: (target, key) => key in target && Reflect.deleteProperty(target, key),
    has: (target, key) => key in target,
    keys: (target) => Reflect.ownKeys(target),
    describe: (target, key) => Reflect.getOwnPropertyDescriptor(target, key) ?? MISSING,
    define: (target, key, description) => Reflect.defineProperty(target, key, description),
    prototype: (target) => Reflect.getPrototypeOf(target),
    setprototype: (target, prototype) => Reflect.setPrototypeOf(target, prototype ?? null),
    extensible: (target) => Reflect.isExtensible(target),
    preventextensions: (target) => Reflect.preventExtensions(target),
    item(target, key) {
      if (target instanceof Map) return target.has(key) ? out(target.get(key)) : MISSING;
      return realm.reflect.get(target, Array.isArray(target) ? index(target, key) : key);
    },
    setitem(target, key, value) {
      if (target instanceof Map) target.set(key, value);
      else target[Array.isArray(target) ? index(target, key) : key] = value;
    },
    delitem(target, key) {
      if (target instanceof Map) return target.delete(key);
      if (!Array.isArray(target)) return realm.reflect.delete(target, key);
      const at = index(target, key);
      return at in target && target.splice(at, 1).length > 0;
    },
    contains(target, value) {
      if (target instanceof Map || target instanceof Set) return target.has(value);
      return Array.isArray(target) ? target.includes(value) : value in target;
    },
    length: (target) => target.length ?? target.size ?? MISSING,
    apply(target, self, ...args) {
      const result = Reflect.apply(target, self === MISSING ? undefined : self, args);
      // Whoever is given a promise answers for its rejection.
      if (result instanceof Promise) result.catch(() => {});
      return out(result);
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
    operate: (target, operator, ...operands) => (operators[operator] ?? unsupported(operator))(target, ...operands),

    // What a chain reads: nothing is undefined, and reading on from there fails as it does everywhere.
    read: (target, key) => target[key],
    readitem: (target, key) => target[key],
    query(target, path) {
      let at = target;
      for (const key of path) {
        if (at === null || at === undefined) return MISSING;
        at = at instanceof Map ? at.get(key) : at[key];
      }
      return at === undefined ? MISSING : out(at);
    },
    evaluate: (target, source, ...args) => out((0, eval)(`(${source})`).apply(target, args)),
    text: (target) => String(target),
    detach: (target) => realm.values.detach(target),
  };
}
