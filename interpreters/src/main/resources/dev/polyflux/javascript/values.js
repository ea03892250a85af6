// Which values cross as they are, and how objects are known again when they come home.
(realm) => {
  const { seam } = realm;
  const MISSING = Symbol('missing');
  const NOT_IMPLEMENTED = Symbol('not implemented');
  const refs = new WeakMap(); // local object or proxy -> its reference
  const octets = new WeakSet(); // arrays that came as bytes, and go as bytes

  // In the order of dev.polyflux.core.Shape.Feature.
  const FEATURES = Object.fromEntries(
    (
      'CALLABLE CONSTRUCTOR ARRAY MAPPING INDEXED SIZED CONTAINER ITERABLE ITERATOR ASYNC_ITERABLE ASYNC_ITERATOR AWAITABLE ' +
      'ERROR PLAIN KEYED_GET KEYED_SET KEYED_HAS INCLUDES BUFFER TYPED_ARRAY GENERATOR ASYNC_GENERATOR SYMBOL DISPOSABLE ' +
      'ASYNC_DISPOSABLE SEQUENCE MUTABLE CLASS'
    )
      .split(' ')
      .map((name, bit) => [name, 1 << bit]),
  );

  // What no value of JavaScript stands for.
  class End {
    constructor(value) {
      this.value = value;
    }
  }
  class Slice {
    constructor(start, stop, step) {
      Object.assign(this, { start, stop, step });
    }
  }

  const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);

  const typeName = (value) => {
    if (typeof value === 'function') return 'function';
    if (typeof value === 'symbol') return 'symbol';
    return tag(value) === 'Object' ? value.constructor?.name || 'Object' : tag(value);
  };

  const isLiteral = (value) => {
    const prototype = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
    return prototype === null || prototype === Object.prototype;
  };

  // An arrow, a method and an async function lack `prototype`, as do bound and built-in constructors, which have no source.
  const constructible = (value) => {
    if (!Object.hasOwn(value, 'prototype') && !Function.prototype.toString.call(value).endsWith('{ [native code] }')) return false;
    try {
      Reflect.construct(Object, [], value);
      return true;
    } catch {
      return false;
    }
  };

  const isObject = (value) => typeof value === 'object';
  // An own getter may have an effect: it is not asked.
  const isGetter = (value, name) => Object.hasOwn(value, name) && Object.getOwnPropertyDescriptor(value, name).get !== undefined;
  const has = (name) => (value) => isObject(value) && !isGetter(value, name) && typeof value[name] === 'function';

  // In the order of FEATURES.
  const features = [
    (value) => typeof value === 'function',
    (value) => typeof value === 'function' && constructible(value),
    (value) => Array.isArray(value),
    (value) => value instanceof Map,
    isObject,
    (value) => isObject(value) && (typeof value.length === 'number' || typeof value.size === 'number'),
    isObject,
    (value) => typeof value[Symbol.iterator] === 'function',
    has('next'),
    (value) => typeof value[Symbol.asyncIterator] === 'function',
    (value) => has('next')(value) && typeof value[Symbol.asyncIterator] === 'function',
    (value) => (isObject(value) || typeof value === 'function') && !isGetter(value, 'then') && typeof value.then === 'function',
    (value) => value instanceof Error,
    (value) => Array.isArray(value) || isLiteral(value),
    has('get'),
    has('set'),
    has('has'),
    has('includes'),
    (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value),
    (value) => ArrayBuffer.isView(value) && !(value instanceof DataView),
    (value) => tag(value) === 'Generator',
    (value) => tag(value) === 'AsyncGenerator',
    (value) => typeof value === 'symbol',
    (value) => Symbol.dispose !== undefined && typeof value[Symbol.dispose] === 'function',
    (value) => Symbol.asyncDispose !== undefined && typeof value[Symbol.asyncDispose] === 'function',
    () => false,
    () => false,
    (value) => typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value)),
  ];

  // A getter that throws takes away the feature that asks it, nothing else.
  const shows = (value, test) => {
    try {
      return test(value);
    } catch {
      return false;
    }
  };
  const tested = (value) => features.reduce((bits, test, bit) => (shows(value, test) ? bits | (1 << bit) : bits), 0);

  // What crosses most and is nothing but what its prototype makes of it.
  const isBarePromise = (value) =>
    value instanceof Promise && Object.getPrototypeOf(value) === Promise.prototype && Reflect.ownKeys(value).length === 0;
  const ofPromise = tested(Promise.resolve());
  const featuresOf = (value) => (isBarePromise(value) ? ofPromise : tested(value));

  // A BigInt that fits would reach Java as a small number and lose its type there: so none goes as it is.
  class Big {
    constructor(value) {
      this.value = value;
    }
  }
  const out = (value) => (typeof value === 'bigint' ? new Big(value) : value);

  // Whoever is given a promise answers for its rejection; in time, that is before the call from Java is over.
  const handed = (value) => {
    if (typeof value === 'object' && !realm.isProxy(value) && value instanceof Promise) Promise.prototype.catch.call(value, () => {});
    return out(value);
  };

  const detach = (value, met) => {
    if (typeof value !== 'object' || value === null || (refs.get(value) !== undefined && realm.isProxy(value))) return out(value);
    if (met.has(value)) return seam.again(met.get(value));
    const begin = () => met.set(value, met.size);
    const copy = (element) => detach(element, met);
    if (Array.isArray(value)) return begin(), seam.items(Array.from(value, copy));
    if (value instanceof Set) return begin(), seam.elements([...value].map(copy));
    if (value instanceof Map) {
      begin();
      const keys = [];
      const members = [];
      for (const [key, member] of value) {
        keys.push(copy(key));
        members.push(copy(member));
      }
      return seam.pairs(keys, members);
    }
    if (value instanceof Date) return begin(), seam.moment(Number(value));
    if (ArrayBuffer.isView(value)) return begin(), seam.numbers(tag(value), value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength));
    if (value instanceof ArrayBuffer) return begin(), seam.numbers('ArrayBuffer', value);
    if (!isLiteral(value)) return value;
    begin();
    const names = Object.keys(value);
    return seam.entries(names, names.map((name) => copy(value[name])));
  };

  const empty = {
    items: () => [],
    elements: () => new Set(),
    entries: () => ({}),
    pairs: () => new Map(),
  };

  Object.assign(realm, {
    MISSING,
    NOT_IMPLEMENTED,
    Big,
    End,
    Slice,
    FEATURES,
    out,
    handed,
    refs,
    featuresOf,
    typeName,
    isOctets: (value) => octets.has(value),
    values: {
      missing: MISSING,
      notimplemented: NOT_IMPLEMENTED,
      nothing: undefined,
      null: null,
      // What an object crosses as, where it has something to cross as: a wire value, or an object of the realm's other language.
      exported(value) {
        if (value === null) return seam.NULL;
        if (value === MISSING) return seam.MISSING;
        if (value === NOT_IMPLEMENTED) return seam.NOT_IMPLEMENTED;
        if (typeof value === 'bigint') return seam.integer(String(value));
        if (octets.has(value)) return seam.octets(value.buffer);
        const ref = refs.get(value);
        if (ref !== undefined) return ref; // before anything that asks a proxy
        if (value instanceof Big) return seam.integer(String(value.value));
        if (value instanceof End) return seam.end(out(value.value));
        if (value instanceof Slice) return seam.slice(out(value.start), out(value.stop), out(value.step));
        return realm.neighbourOf?.(value) ?? realm.direct?.(value);
      },
      remember(value, ref) {
        if (typeof value !== 'symbol' || realm.symbols.isOwn(value)) refs.set(value, ref);
      },
      describe(value) {
        if (typeof value === 'symbol') return ['symbol', FEATURES.SYMBOL, realm.symbols.nameOf(value)];
        realm.pyHandlers.get(value)?.alive();
        handed(value);
        return [typeName(value), featuresOf(value), ''];
      },
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
      container: (kind) => empty[kind](),
      fill(container, kind, keys, members) {
        for (let i = 0; i < members.length; i++) {
          if (kind === 'items') container.push(members[i]);
          else if (kind === 'elements') container.add(members[i]);
          else if (kind === 'pairs') container.set(keys[i], members[i]);
          else Object.defineProperty(container, keys[i], { value: members[i], writable: true, enumerable: true, configurable: true });
        }
      },
      fixed: (elements) => Array.from(elements),
      numbers(kind, unsigned) {
        const buffer = Uint8Array.from(unsigned).buffer;
        return kind === 'ArrayBuffer' ? buffer : new globalThis[kind](buffer);
      },
      moment: (millis) => new Date(millis),
      slice: (start, stop, step) => new Slice(start, stop, step),
      end: (value) => new End(value),
      // Aborted when the call that it is handed to is cancelled.
      signal() {
        const controller = new AbortController();
        seam.onAbort(() => controller.abort());
        return controller.signal;
      },
      neighbour: (value) => realm.meet(value),
      home: (value) => value,
      detach: (value) => detach(value, new Map()),
    },
  });
}
