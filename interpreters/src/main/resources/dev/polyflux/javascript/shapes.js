// What an object is, told without running any of its code: no getter, no trap of a Proxy, no Symbol.hasInstance.
(realm) => {
  const { apply, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
  const { bare, Proxy: Native } = realm;
  const { toString } = Object.prototype;
  const sourceOf = Function.prototype.toString;

  // In the order of dev.polyflux.core.Shape.Feature.
  const FEATURES = Object.fromEntries(
    (
      'CALLABLE CONSTRUCTOR ARRAY MAPPING INDEXED SIZED CONTAINER ITERABLE ITERATOR ASYNC_ITERABLE ASYNC_ITERATOR AWAITABLE ' +
      'ERROR PLAIN KEYED_GET KEYED_SET KEYED_HAS INCLUDES BUFFER TYPED_ARRAY GENERATOR ASYNC_GENERATOR SYMBOL DISPOSABLE ' +
      'ASYNC_DISPOSABLE SEQUENCE MUTABLE CLASS EXIT'
    )
      .split(' ')
      .map((name, bit) => [name, 1 << bit]),
  );

  const Typed = getPrototypeOf(Uint8Array.prototype);
  const typeOfView = getOwnPropertyDescriptor(Typed, Symbol.toStringTag).get;
  const Errors = Error.prototype;
  const Promised = Promise.prototype;
  const { prototype: Maps } = Map;
  const { prototype: Objects } = Object;
  const { isView } = ArrayBuffer;
  const Buffers = ArrayBuffer.prototype;
  const Views = DataView.prototype;

  // An object and its prototypes, up to one of another realm, whose features are known.
  class Look {
    constructor(value) {
      this.value = bare(value);
      this.levels = [];
      this.veiled = this.value !== value; // a Proxy is among them
      this.inherited = 0;
      for (let at = this.value; at !== null; ) {
        if (realm.isProxy(at)) {
          this.inherited = realm.featuresOfProxy(at);
          break;
        }
        if (this.veiled && this.levels.includes(at)) break; // only a Proxy can close a ring
        this.levels.push(at);
        const next = getPrototypeOf(at);
        at = bare(next);
        this.veiled ||= at !== next;
      }
    }

    find(key) {
      for (const level of this.levels) {
        const found = getOwnPropertyDescriptor(level, key);
        if (found !== undefined) return found;
      }
      return undefined;
    }

    // What a getter would give is not known.
    holds(key, type) {
      const found = this.find(key);
      return found !== undefined && typeof found.value === type;
    }

    has(name) {
      return typeof this.value === 'object' && this.holds(name, 'function');
    }

    // A size is most often told by a getter.
    measures(key) {
      const found = this.find(key);
      return found !== undefined && (found.get !== undefined || typeof found.value === 'number');
    }

    is(prototype) {
      return this.levels.includes(prototype, 1);
    }

    get isLiteral() {
      return typeof this.value === 'object' && this.levels[1] === (this.levels.length > 1 ? Objects : undefined) && this.inherited === 0;
    }
  }

  // An arrow, a method and an async function lack `prototype`, as do bound and built-in constructors, which have no source.
  const constructible = (value) => {
    if (getOwnPropertyDescriptor(value, 'prototype') === undefined && !apply(sourceOf, value, []).endsWith('{ [native code] }')) return false;
    try {
      new (new Native(value, { construct: () => FEATURES }))();
      return true;
    } catch {
      return false;
    }
  };

  const isClass = (value) => /^class\b/.test(apply(sourceOf, value, []));
  const isObject = ({ value }) => typeof value === 'object';
  const isCallable = ({ value }) => typeof value === 'function';

  // In the order of FEATURES.
  const tests = [
    isCallable,
    (look) => isCallable(look) && constructible(look.value),
    ({ value }) => Array.isArray(value),
    (look) => look.is(Maps),
    isObject,
    (look) => isObject(look) && (look.measures('length') || look.measures('size')),
    isObject,
    (look) => look.holds(Symbol.iterator, 'function'),
    (look) => look.has('next'),
    (look) => look.holds(Symbol.asyncIterator, 'function'),
    (look) => look.has('next') && look.holds(Symbol.asyncIterator, 'function'),
    (look) => realm.isLink(look.value) || look.holds('then', 'function'),
    (look) => look.is(Errors),
    (look) => Array.isArray(look.value) || look.isLiteral,
    (look) => look.has('get'),
    (look) => look.has('set'),
    (look) => look.has('has'),
    (look) => look.has('includes'),
    (look) => isView(look.value) || look.is(Buffers),
    (look) => isView(look.value) && !look.is(Views),
    (look) => look.find(Symbol.toStringTag)?.value === 'Generator',
    (look) => look.find(Symbol.toStringTag)?.value === 'AsyncGenerator',
    ({ value }) => typeof value === 'symbol',
    (look) => look.holds(Symbol.dispose, 'function'),
    (look) => look.holds(Symbol.asyncDispose, 'function'),
    () => false,
    () => false,
    (look) => isCallable(look) && isClass(look.value),
    () => false,
  ];
  const { CALLABLE, CONSTRUCTOR, ARRAY, PLAIN, BUFFER, TYPED_ARRAY, CLASS } = FEATURES;
  const INHERITED = ~(CALLABLE | CONSTRUCTOR | ARRAY | PLAIN | BUFFER | TYPED_ARRAY | CLASS);

  const tested = (look) => tests.reduce((bits, test, bit) => (test(look) ? bits | (1 << bit) : bits), look.inherited & INHERITED);

  // What crosses most and is nothing but what its prototype makes of it.
  const isBarePromise = (value) => bare(value) === value && getPrototypeOf(value) === Promised && ownKeys(value).length === 0;
  let ofPromise;

  const nameOfClass = (look) => {
    const made = look.find('constructor')?.value;
    const name = typeof made === 'function' && !realm.isProxy(made) ? getOwnPropertyDescriptor(bare(made), 'name')?.value : undefined;
    return typeof name === 'string' && name !== '' ? name : 'Object';
  };

  // An error is known by the name that it gives itself.
  const nameOfError = (look) => {
    const name = realm.nameOfException?.(look.value) ?? look.find('name')?.value; // DOMException's is a getter, and ours
    return typeof name === 'string' && name !== '' ? name : nameOfClass(look);
  };

  // Python has an error of its own for it.
  const detailOf = (look) => (look.is(Errors) && nameOfError(look) === 'RangeError' && /call stack/.test(look.find('message')?.value) ? 'too deep' : '');

  const typeName = (look) => {
    if (isCallable(look)) return 'function';
    if (look.is(Errors)) return nameOfError(look);
    const marked = look.find(Symbol.toStringTag);
    if (marked?.get === typeOfView) return apply(typeOfView, look.value, []) ?? nameOfClass(look);
    if (look.veiled || look.inherited !== 0 || marked?.get !== undefined) return Array.isArray(look.value) ? 'Array' : nameOfClass(look);
    const tag = apply(toString, look.value, []).slice(8, -1);
    return tag === 'Object' ? nameOfClass(look) : tag;
  };

  const isWithin = (value, prototype) => (typeof value === 'object' || typeof value === 'function') && value !== null && new Look(value).is(prototype);

  // Most of what crosses is an object literal or a function that has nothing of its own: what the look would find is known.
  const TELLING = ['then', Symbol.iterator, Symbol.asyncIterator, Symbol.toStringTag, Symbol.dispose, Symbol.asyncDispose];
  const TELLING_OF_OBJECTS = [...TELLING, 'next', 'get', 'set', 'has', 'includes', 'length', 'size'];
  const Functions = Function.prototype;
  let ofLiteral;

  const hasAny = (value, names) => {
    for (let i = 0; i < names.length; i++) if (names[i] in value) return true; // asks no Proxy: there is none
    return false;
  };

  const isOrdinary = (value, prototype) =>
    !realm.isProxy(value) && bare(value) === value && getPrototypeOf(value) === prototype && !realm.isLink(value);

  const isBareFunction = (value) => isOrdinary(value, Functions) && getPrototypeOf(Functions) === Objects && !hasAny(value, TELLING);

  const isBareLiteral = (value) =>
    isOrdinary(value, Objects) &&
    !hasAny(value, TELLING_OF_OBJECTS) &&
    getOwnPropertyDescriptor(value, 'constructor') === undefined &&
    !isView(value) &&
    apply(toString, value, []) === '[object Object]';

  const shapeOfFunction = (value) => {
    const constructor = constructible(value) ? CONSTRUCTOR : 0;
    return ['function', CALLABLE | constructor | (constructor !== 0 && isClass(value) ? CLASS : 0), ''];
  };

  Object.assign(realm, {
    FEATURES,
    /** Itself without the Proxies around it, and its prototypes. */
    levelsOf: (value) => new Look(value).levels,
    /** A property's value, where no code has to run for it. */
    lookUp: (value, key) => new Look(value).find(key)?.value,
    /** The name of its type, its features, and what only realms of its language and Python understand. */
    shapeOf(value) {
      if (typeof value === 'function') {
        if (isBareFunction(value)) return shapeOfFunction(value);
      } else if (isBareLiteral(value)) return ['Object', (ofLiteral ??= tested(new Look({}))), ''];
      if (isBarePromise(value)) return ['Promise', (ofPromise ??= tested(new Look(Promise.resolve()))), ''];
      const look = new Look(value);
      return [typeName(look), tested(look), detailOf(look)];
    },
    typeName: (value) => (typeof value === 'symbol' ? 'symbol' : typeName(new Look(value))),
    isError: (value) => isWithin(value, Errors),
    isMap: (value) => isWithin(value, Maps),
  });
}
