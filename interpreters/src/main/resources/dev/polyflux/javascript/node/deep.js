// Whether two values are alike all the way down, as Node's assert and util find.
(realm) => {
  const { getPrototypeOf, ownKeys } = Reflect;
  const kind = (value) => Object.prototype.toString.call(value);
  const keysOf = (value, strictly) => ownKeys(value).filter((key) => (strictly || typeof key === 'string') && Object.prototype.propertyIsEnumerable.call(value, key));

  const alike = (a, b, strictly, seen) => {
    if (strictly ? Object.is(a, b) : a == b || (a !== a && b !== b)) return true; // eslint-disable-line eqeqeq
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    if (strictly && getPrototypeOf(a) !== getPrototypeOf(b)) return false;
    if (kind(a) !== kind(b) || Array.isArray(a) !== Array.isArray(b)) return false;
    if (seen.get(a) === b) return true;
    seen.set(a, b);
    return contents(a, b, strictly, seen) && members(a, b, strictly, seen);
  };

  const contents = (a, b, strictly, seen) => {
    if (a instanceof Date) return Object.is(a.getTime(), b.getTime());
    if (a instanceof RegExp) return String(a) === String(b) && a.lastIndex === b.lastIndex;
    if (a instanceof Error) return a.name === b.name && a.message === b.message && alike(a.cause, b.cause, strictly, seen);
    if (a instanceof Number || a instanceof String || a instanceof Boolean) return Object.is(a.valueOf(), b.valueOf());
    if (a instanceof Set) return a.size === b.size && covers([...a], [...b], (one, other) => alike(one, other, strictly, seen));
    if (a instanceof Map) {
      return a.size === b.size && covers([...a], [...b], ([key, value], [other, its]) => alike(key, other, strictly, seen) && alike(value, its, strictly, seen));
    }
    if (a instanceof ArrayBuffer) return alike(new Uint8Array(a), new Uint8Array(b), strictly, seen);
    if (a instanceof WeakMap || a instanceof WeakSet || a instanceof Promise) return false;
    return true;
  };

  // Whether each has a partner of its own.
  const covers = (all, others, fits) => {
    const left = [...others];
    return all.every((one) => {
      const at = left.findIndex((other) => fits(one, other));
      return at >= 0 && left.splice(at, 1).length === 1;
    });
  };

  const members = (a, b, strictly, seen) => {
    const keys = keysOf(a, strictly);
    return keys.length === keysOf(b, strictly).length && keys.every((key) => Object.hasOwn(b, key) && alike(a[key], b[key], strictly, seen));
  };

  const here = (value) => (realm.isProxy(value) && typeof value === 'object' ? realm.copyOf(value) : value);
  return { same: (a, b, strictly) => alike(here(a), here(b), strictly, new Map()) };
}
