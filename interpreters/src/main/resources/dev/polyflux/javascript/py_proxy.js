// The proxy of a Python object of another realm: its attributes, for a dict and a sequence also its items.
(realm) => {
  const { seam, MISSING, out, Proxy, calls, iteration, standIns, PyObject, pyAbilities, pyHandlers, pyClasses, pyConvert, pyMember } = realm;
  const { found } = calls;
  const { PyCallable, PyAwaitable, PyIterable, PyAsyncIterable, PySequence, PyMutableSequence, PyProxyWithGet, isMapping, isArray, isClass } = pyAbilities;

  // Where nothing waits, what can be iterated is iterated asynchronously.
  const isStreamed = seam.waits ? PyAsyncIterable : (handler) => PyAsyncIterable(handler) || PyIterable(handler);

  const isIndex = (key) => /^(?:0|[1-9]\d*)$/.test(key);
  const OF_DICT = new Set('clear copy fromkeys get items keys pop popitem setdefault update values'.split(' '));

  class PyHandler extends PyObject {
    get(target, key) {
      if (typeof key === 'symbol') return this.symbol(target, key);
      if (key === 'destroy') return this.method(key);
      this.alive();
      const own = this.type === 'module' ? this.ofModule(key) : this.method(key);
      if (own !== undefined || key === 'then') return own;
      if (key === 'constructor') return isArray(this) ? Array : pyClasses.PyProxy;
      return found(this.read(key));
    }

    // A module is a space of names, which are all its own.
    ofModule(key) {
      const value = key === 'then' ? MISSING : this.via.get(this.ref, key);
      return value === MISSING ? this.method(key) : value;
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
      if (!mapping && PyProxyWithGet(this) && isIndex(key)) return via.item(ref, Number(key));
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
          return isStreamed(this) ? () => iteration.stream(this.via, this.alive()) : undefined;
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
      if (this.type !== 'module' && pyMember(this, key) !== undefined) return false;
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
      if (typeof key === 'symbol') return this.symbol(target, key) !== undefined || (key === Symbol.hasInstance && PyCallable(this));
      if (key === 'constructor' || (key === 'prototype' && PyCallable(this))) return true;
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

  const install = (handler) => {
    handler.proxy = new Proxy(standIns.make(handler.features, PyCallable(handler)), handler);
    pyHandlers.set(handler.proxy, handler);
    return handler;
  };

  realm.PyHandler = PyHandler;
  realm.pyProxies = {
    make: (ref, via, type, features, detail, lease) =>
      realm.proxied(install(new PyHandler(ref, via, type, features, detail, realm.lifeOf(lease))).proxy, ref, features),
    install,
    isDestroyed: (proxy) => pyHandlers.get(proxy)?.life.destroyed !== undefined,
  };
}
