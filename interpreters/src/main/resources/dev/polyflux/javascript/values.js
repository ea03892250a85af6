// Which values cross as they are, and how objects are known again when they come home.
(realm) => {
  const { seam } = realm;
  const MISSING = Symbol('missing');
  const refs = new WeakMap(); // local object or proxy -> its reference
  const octets = new WeakSet(); // arrays that came as bytes, and go as bytes

  const typeName = (value) => {
    if (typeof value === 'function') return 'function';
    if (typeof value === 'symbol') return 'symbol';
    return Object.prototype.toString.call(value).slice(8, -1) === 'Object'
      ? value.constructor?.name || 'Object'
      : Object.prototype.toString.call(value).slice(8, -1);
  };

  const isLiteral = (value) => {
    const prototype = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
    return prototype === null || prototype === Object.prototype;
  };

  const constructible = (value) => {
    try {
      Reflect.construct(Object, [], value);
      return true;
    } catch {
      return false;
    }
  };

  // In the order of dev.polyflux.core.Shape.Feature.
  const features = [
    (value) => typeof value === 'function',
    (value) => typeof value === 'function' && constructible(value),
    (value) => Array.isArray(value),
    (value) => value instanceof Map,
    (value) => typeof value === 'object',
    (value) => typeof value === 'object' && ('length' in value || value instanceof Map || value instanceof Set),
    (value) => typeof value === 'object',
    (value) => typeof value[Symbol.iterator] === 'function',
    (value) => typeof value === 'object' && typeof value.next === 'function',
    (value) => typeof value[Symbol.asyncIterator] === 'function',
    (value) => typeof value.next === 'function' && typeof value[Symbol.asyncIterator] === 'function',
    (value) => typeof value.then === 'function',
    (value) => value instanceof Error,
    (value) => Array.isArray(value) || isLiteral(value),
  ];

  // A BigInt that fits would reach Java as a small number and lose its type there.
  const out = (value) => (typeof value === 'bigint' ? seam.integer(String(value)) : value);

  const detach = (value, path) => {
    if (typeof value !== 'object' || value === null || refs.get(value) !== undefined && realm.isProxy(value)) return out(value);
    if (path.includes(value)) throw new TypeError('cannot copy a value that contains itself');
    const inner = [...path, value];
    const copy = (element) => detach(element, inner);
    if (Array.isArray(value) || value instanceof Set) return seam.items([...value].map(copy));
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return seam.items([...value].map(out));
    if (value instanceof Map) return seam.entries([...value.keys()].map(String), [...value.values()].map(copy));
    if (!isLiteral(value)) return value;
    const names = Object.keys(value);
    return seam.entries(names, names.map((name) => copy(value[name])));
  };

  Object.assign(realm, {
    MISSING,
    out,
    refs,
    values: {
      missing: MISSING,
      nothing: undefined,
      null: null,
      exported(value) {
        if (value === null) return seam.NULL;
        if (value === MISSING) return seam.MISSING;
        if (typeof value === 'bigint') return seam.integer(String(value));
        return octets.has(value) ? seam.octets(value.buffer) : refs.get(value);
      },
      remember(value, ref) {
        refs.set(value, ref);
      },
      describe: (value) => [
        typeName(value),
        typeof value === 'symbol' ? 0 : features.reduce((bits, test, bit) => (test(value) ? bits | (1 << bit) : bits), 0),
      ],
      integer: (text) => BigInt(text),
      octets(unsigned) {
        const array = Uint8Array.from(unsigned);
        octets.add(array);
        return array;
      },
      items: (elements) => Array.from(elements),
      entries(names, members) {
        const object = {};
        for (let i = 0; i < names.length; i++) object[names[i]] = members[i];
        return object;
      },
      detach: (value) => detach(value, []),
    },
  });
}
