// The proxy of a Python object of another realm: its attributes, for a dict and a sequence also its items.
(realm) => {
  const { seam, MISSING, out, refs, FEATURES, calls, iteration, standIns, pyAbilities, pyHandlers, pyClasses, pyConvert, pyMember } = realm;
  const { found } = calls;
  const { PyCallable, PyAwaitable, PyIterable, PyAsyncIterable, PySequence, PyMutableSequence, PyProxyWithGet, isMapping, isArray, isClass } = pyAbilities;

  const isIndex = (key) => /^(?:0|[1-9]\d*)$/.test(key);
  const OF_DICT = new Set('clear copy fromkeys get items keys pop popitem setdefault update values'.split(' '));
  const [VARIABLE, ANY_KEYWORDS] = [4, 8]; // co_flags

  class PyHandler {
    constructor(ref, via, type, features, detail, life = {}) {
      this.ref = ref;
      this.via = via;
      this.type = type;
      this.features = features;
      this.special = new Set(detail.split(' '));
      this.life = life; // shared by what lives and dies together
      this.made = new Map(); // methods, so that they are the same function each time
    }

    // What the members ask.

    alive() {
      if (this.life.destroyed !== undefined) throw new Error(this.life.destroyed);
      return this.ref;
    }

    text(repr) {
      return this.via.text(this.alive(), repr);
    }

    length() {
      return this.via.length(this.ref);
    }

    detached() {
      return this.via.detached(this.ref);
    }

    attribute(name) {
      return found(this.via.get(this.ref, name));
    }

    item(key) {
      return found(this.via.item(this.ref, out(key)));
    }

    discard(key) {
      if (!this.via.delitem(this.ref, out(key))) throw new realm.errors.PythonError('KeyError', String(key), '');
    }

    elements() {
      const chains = Array.from({ length: this.length() }, (_, i) => [['item', i]]);
      return chains.length === 0 ? [] : this.via.all(this.ref, chains);
    }

    entries() {
      const keys = pyConvert.keysOf(this);
      const values = keys.length === 0 ? [] : this.via.all(this.ref, keys.map((key) => [['item', out(key)]]));
      return keys.map((key, i) => [key, values[i]]);
    }

    invoke(name, ...args) {
      return calls.apply(this.via, refs.get(this.attribute(name)), undefined, args);
    }

    append(values) {
      const append = this.attribute('append');
      for (const value of values) append(value);
    }

    qualifiedType() {
      const module = found(this.via.query(this.ref, ['__class__', '__module__']));
      return module === undefined || module === 'builtins' || module === '__main__' ? this.type : `${module}.${this.type}`;
    }

    given(self, args) {
      const bound = this.binding;
      const all = bound === undefined ? args : [...bound.args, ...args];
      return this.captures ? [bound === undefined ? self : bound.self, ...all] : all;
    }

    call(self, args) {
      return calls.apply(this.via, this.alive(), undefined, this.given(self, args));
    }

    /** How many arguments it takes at most, the names of its parameters, and whether it takes any keyword. */
    signature() {
      const ask = (...path) => found(this.via.query(this.ref, path));
      const holder = isClass(this) ? ['__init__', '__code__'] : ['__code__'];
      const count = ask(...holder, 'co_argcount');
      if (count === undefined) return { limit: Infinity, names: [], anyKeywords: true };
      const flags = ask(...holder, 'co_flags');
      const self = isClass(this) || ask('__self__') !== undefined ? 1 : 0;
      const names = [...ask(...holder, 'co_varnames')].slice(self, count + ask(...holder, 'co_kwonlyargcount'));
      return { limit: flags & VARIABLE ? Infinity : count - self, names, anyKeywords: (flags & ANY_KEYWORDS) !== 0 };
    }

    // Aliases share the life of what they were made from.

    bound(self, args) {
      const { binding } = this;
      return this.alias({ binding: { self: binding === undefined ? self : binding.self, args: [...(binding?.args ?? []), ...args] } });
    }

    capturing() {
      return this.alias({ captures: true });
    }

    // It crosses as a function of this realm: the one over there knows nothing of what is bound here.
    alias(changes) {
      const { binding, captures } = this;
      return Object.assign(this.again(this.life), { binding, captures }, changes).proxy;
    }

    copy() {
      const { proxy } = this.again();
      return realm.proxied(proxy, this.ref);
    }

    again(life) {
      return install(new PyHandler(this.ref, this.via, this.type, this.features, [...this.special].join(' '), life));
    }

    destroy({ message = 'Object has already been destroyed' } = {}) {
      this.life.destroyed ??= message;
      refs.delete(this.proxy);
    }

    // The traps.

    get(target, key) {
      if (typeof key === 'symbol') return this.symbol(target, key);
      if (key === 'destroy') return this.method(key);
      this.alive();
      const own = this.method(key);
      if (own !== undefined) return own;
      if (key === 'then') return undefined;
      if (key === 'constructor') return isArray(this) ? Array : pyClasses.PyProxy;
      return found(this.read(key));
    }

    method(key) {
      const known = this.made.get(key);
      if (known !== undefined) return known;
      const make = pyMember(this, key);
      if (make === undefined) return undefined;
      const member = make(this);
      if (typeof member === 'function') this.made.set(key, member);
      return member;
    }

    // MISSING where there is neither attribute nor item.
    read(key) {
      const { via, ref } = this;
      if (key[0] === '$') return via.get(ref, key.slice(1));
      const mapping = isMapping(this);
      if (isIndex(key) && PyProxyWithGet(this) && !mapping) return via.item(ref, Number(key));
      if (mapping && this.type === 'dict' && !OF_DICT.has(key) && !key.startsWith('__')) return this.entry(key);
      const value = via.get(ref, key);
      return value === MISSING && mapping ? this.entry(key) : value;
    }

    // Listing attributes asks for all of them: what fails to be read is there all the same.
    listed(key) {
      try {
        return this.read(key);
      } catch {
        return undefined;
      }
    }

    entry(key) {
      const value = this.via.item(this.ref, key);
      return value === MISSING && isIndex(key) ? this.via.item(this.ref, Number(key)) : value;
    }

    symbol(target, key) {
      switch (key) {
        case Symbol.iterator:
          return PyIterable(this) ? () => iteration.walk(this.via, this.alive()) : undefined;
        case Symbol.asyncIterator:
          return PyAsyncIterable(this) ? () => iteration.stream(this.via, this.alive()) : undefined;
        case Symbol.toPrimitive:
          return (hint) => (hint === 'number' && this.special.has('float') ? this.via.operate0(this.alive(), 'float') : this.text(false));
        case Symbol.toStringTag:
          return 'PyProxy';
        case Symbol.isConcatSpreadable:
          return PySequence(this) || undefined;
        case Symbol.hasInstance:
          return isClass(this) ? (value) => this.via.operate1(this.alive(), 'instancecheck', out(value)) : undefined;
        case Symbol.dispose:
          return () => this.destroy();
        default:
          return Reflect.get(target, key);
      }
    }

    set(target, key, value) {
      if (typeof key === 'symbol') return Reflect.set(target, key, value);
      const { via } = this;
      const ref = this.alive();
      if (isIndex(key) && PySequence(this)) return this.setItem(Number(key), value);
      if (key === 'length' && PyMutableSequence(this)) return this.resize(value);
      if (isMapping(this) && (this.type === 'dict' || !via.has(ref, key))) return via.setitem(ref, this.keyOf(key), out(value)), true;
      if (pyMember(this, key) !== undefined) return false;
      return via.set(ref, key[0] === '$' ? key.slice(1) : key, out(value));
    }

    setItem(at, value) {
      try {
        this.via.setitem(this.ref, at, out(value));
        return true;
      } catch (error) {
        if (error.type === 'IndexError') return false;
        throw error;
      }
    }

    resize(length) {
      if (length < this.length()) this.via.delitem(this.ref, new realm.Slice(Number(length), undefined, undefined));
      return true;
    }

    // An item that is there by its number alone is named by it.
    keyOf(key) {
      const { via, ref } = this;
      return isIndex(key) && !via.contains(ref, key) && via.contains(ref, Number(key)) ? Number(key) : key;
    }

    has(target, key) {
      if (typeof key === 'symbol') return this.symbol(target, key) !== undefined;
      const { via } = this;
      const ref = this.alive();
      if (key === 'length' && isArray(this)) return true;
      if (isIndex(key) && PySequence(this)) return Number(key) < this.length();
      if (pyMember(this, key) !== undefined) return true;
      if (key === 'then' && !PyAwaitable(this)) return false;
      return via.has(ref, key[0] === '$' ? key.slice(1) : key) || (isMapping(this) && via.contains(ref, this.keyOf(key)));
    }

    deleteProperty(target, key) {
      if (typeof key === 'symbol') return Reflect.deleteProperty(target, key);
      const { via } = this;
      const ref = this.alive();
      if (key === 'length' && isArray(this)) return false;
      if (isMapping(this)) via.delitem(ref, this.keyOf(key));
      else if (isIndex(key) && PySequence(this)) via.delitem(ref, Number(key));
      else via.delete(ref, key[0] === '$' ? key.slice(1) : key);
      return true;
    }

    ownKeys(target) {
      const ref = this.alive();
      const local = Reflect.ownKeys(target);
      if (isMapping(this)) return [...new Set([...local, ...pyConvert.keysOf(this).filter((key) => /^[sn]/.test(typeof key)).map(String)])];
      if (PySequence(this)) return [...Array.from({ length: this.length() }, (_, i) => String(i)), ...new Set(['length', ...local])];
      return [...new Set([...local, ...this.via.keys(ref)])];
    }

    getOwnPropertyDescriptor(target, key) {
      const local = Reflect.getOwnPropertyDescriptor(target, key);
      if (typeof key === 'symbol') return local;
      this.alive();
      if (key === 'length' && PySequence(this)) return { value: this.length(), writable: isArray(this), enumerable: false, configurable: !isArray(this) };
      const value = isMapping(this) ? this.entry(key) : this.listed(key);
      return value === MISSING ? local : { value, writable: true, enumerable: true, configurable: true };
    }

    defineProperty(target, key, description) {
      if (typeof key === 'symbol') return Reflect.defineProperty(target, key, description);
      return 'value' in description && description.configurable !== false && this.set(target, key, description.value);
    }

    preventExtensions() {
      return false;
    }

    setPrototypeOf() {
      return false;
    }

    apply(target, self, args) {
      return this.call(self, args);
    }

    construct(target, args) {
      return this.via.construct(this.alive(), this.given(undefined, args).map(out));
    }
  }

  // Items only, and items of items likewise: what json.loads gave, as JSON.parse would have given it.
  class JsonHandler extends PyHandler {
    get(target, key) {
      if (typeof key === 'symbol' || !isMapping(this)) return adapted(super.get(target, key));
      const value = this.entry(key);
      if (value !== MISSING) return adapted(value);
      return ['copy', 'constructor', 'toString', 'destroy', 'toJSON'].includes(key) ? super.get(target, key) : undefined;
    }

    elements() {
      return super.elements().map(adapted);
    }

    getOwnPropertyDescriptor(target, key) {
      const description = super.getOwnPropertyDescriptor(target, key);
      if (description !== undefined && typeof key === 'string') description.value = adapted(description.value);
      return description;
    }
  }

  const adaptors = new WeakMap();
  const adapted = (value) => {
    const handler = pyHandlers.get(value);
    if (handler === undefined || handler instanceof JsonHandler || !(isMapping(handler) || PySequence(handler))) return value;
    if (!adaptors.has(value)) {
      const { ref, via, type, features, special, life } = handler;
      const adaptor = install(new JsonHandler(ref, via, type, features, [...special].join(' '), life)).proxy;
      adaptors.set(value, realm.proxied(adaptor, ref));
    }
    return adaptors.get(value);
  };

  const install = (handler) => {
    handler.proxy = new Proxy(standIns.make(handler.features, PyCallable(handler)), handler);
    pyHandlers.set(handler.proxy, handler);
    return handler;
  };

  const KINDS = {
    i8: 'Int8Array', u8: 'Uint8Array', u8clamped: 'Uint8ClampedArray', i16: 'Int16Array', u16: 'Uint16Array', i32: 'Int32Array',
    u32: 'Uint32Array', i64: 'BigInt64Array', u64: 'BigUint64Array', f32: 'Float32Array', f64: 'Float64Array', dataview: 'DataView',
  };

  // A copy: the engine gives no view of Python's memory, so writes to it stay here.
  const bufferOf = (handler, type) => {
    if (type !== undefined && KINDS[type] === undefined) throw new Error(`Unknown type ${type}`);
    const own = handler.detached();
    const data = type === undefined ? own : new globalThis[KINDS[type]](own.buffer);
    const itemsize = data.BYTES_PER_ELEMENT ?? 1;
    const shape = [data.byteLength / itemsize];
    const release = () => {
      view.data = undefined;
    };
    const view = {
      data, itemsize, shape, release, offset: 0, ndim: 1, nbytes: data.byteLength, strides: [itemsize], readonly: true,
      c_contiguous: true, f_contiguous: true, [Symbol.dispose]: release,
    };
    return view;
  };

  realm.pyProxies = {
    make: (ref, via, type, features, detail) => realm.proxied(install(new PyHandler(ref, via, type, features, detail)).proxy, ref),
    isDestroyed: (proxy) => pyHandlers.get(proxy)?.life.destroyed !== undefined,
    adapted,
    bufferOf,
  };
}
