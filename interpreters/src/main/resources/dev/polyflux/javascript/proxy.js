// The proxy: turns JavaScript's operations on an object of another realm into traps.
(realm) => {
  const { seam, MISSING, End, out, refs, deferred } = realm;
  const proxies = new WeakSet();

  const CALLABLE = 1, CONSTRUCTOR = 2, ARRAY = 4, MAPPING = 8, ITERABLE = 128, ASYNC_ITERABLE = 512, AWAITABLE = 2048;

  const nothing = (value) => (value === MISSING ? undefined : value);
  const isIndex = (key) => /^(?:0|[1-9]\d*)$/.test(key);

  // What engines and idioms probe for is answered here, never by a message.
  const local = {
    then: (handler) => handler.is(AWAITABLE) && handler.then,
    toJSON: (handler) => handler.python && (() => handler.via.detached(handler.ref)),
    callKwargs: (handler) => handler.python && handler.is(CALLABLE) && handler.callKwargs,
    toString: (handler) => handler.python && (() => handler.via.text(handler.ref, false)),
    length: (handler) => handler.python && !handler.is(CALLABLE) && nothing(handler.via.length(handler.ref)),
  };

  const apply = (via, ref, self, args) => {
    switch (args.length) {
      case 0:
        return via.apply0(ref, self);
      case 1:
        return via.apply1(ref, self, out(args[0]));
      case 2:
        return via.apply2(ref, self, out(args[0]), out(args[1]));
      default:
        return via.apply(ref, self, args.map(out));
    }
  };

  class Handler {
    constructor(ref, via, python, features) {
      this.ref = ref;
      this.via = via;
      this.python = python;
      this.features = features;
    }

    is(feature) {
      return (this.features & feature) !== 0;
    }

    get(target, key) {
      if (typeof key === 'symbol') return this.symbol(key);
      if (Object.hasOwn(local, key)) {
        const answer = local[key](this);
        if (answer !== false) return answer;
        if (key === 'then') return undefined;
      }
      if (this.python && isIndex(key)) return nothing(this.via.item(this.ref, Number(key)));
      const value = this.via.get(this.ref, key);
      if (value !== MISSING) return value;
      return this.python && this.is(MAPPING) ? nothing(this.via.item(this.ref, key)) : undefined;
    }

    symbol(key) {
      if (key === Symbol.iterator && this.is(ITERABLE)) return () => walk(this.via, this.via.iterate(this.ref, false));
      if (key === Symbol.asyncIterator && this.is(ASYNC_ITERABLE)) return () => stream(this.via, this.ref);
      if (key === Symbol.toPrimitive) return () => this.via.text(this.ref, false);
      return undefined;
    }

    get then() {
      return (...reactions) => {
        const { promise, resolve, reject } = deferred();
        this.via.watch(this.ref, resolve, reject);
        return promise.then(...reactions);
      };
    }

    // The last argument is an object of keywords.
    get callKwargs() {
      return (...args) => {
        const keywords = args.pop() ?? {};
        const names = Object.keys(keywords);
        return this.via.applyWith(this.ref, MISSING, args.map(out), names, names.map((name) => out(keywords[name])));
      };
    }

    set(target, key, value) {
      if (this.python && isIndex(key)) this.via.setitem(this.ref, Number(key), out(value));
      else if (this.python && this.is(MAPPING)) this.via.setitem(this.ref, key, out(value));
      else return this.via.set(this.ref, key, out(value));
      return true;
    }

    deleteProperty(target, key) {
      if (this.python && this.is(MAPPING)) this.via.delitem(this.ref, key);
      else this.via.delete(this.ref, key);
      return true;
    }

    has(target, key) {
      if (typeof key === 'symbol') return this.symbol(key) !== undefined;
      return this.via.has(this.ref, key) || (this.python && this.is(MAPPING) && this.via.contains(this.ref, key));
    }

    ownKeys(target) {
      const fixed = Reflect.ownKeys(target).filter((key) => !Reflect.getOwnPropertyDescriptor(target, key).configurable);
      const keys = this.is(MAPPING) && this.python ? [...walk(this.via, this.via.iterate(this.ref, false))].map(String) : this.via.keys(this.ref).filter((key) => typeof key === 'string');
      return [...new Set([...fixed, ...keys])];
    }

    getOwnPropertyDescriptor(target, key) {
      const fixed = Reflect.getOwnPropertyDescriptor(target, key);
      if (fixed !== undefined && !fixed.configurable) return fixed;
      if (!this.has(target, key)) return undefined;
      return { value: this.get(target, key), writable: true, enumerable: true, configurable: true };
    }

    apply(target, self, args) {
      return apply(this.via, this.ref, self === undefined ? seam.MISSING : (refs.get(self) ?? self), args);
    }

    construct(target, args) {
      return this.python ? apply(this.via, this.ref, seam.MISSING, args) : this.via.construct(this.ref, args.map(out));
    }
  }

  function* walk(via, iterator) {
    const ref = realm.refOf(iterator);
    let done = false;
    try {
      for (;;) {
        const value = via.next(ref);
        if (value instanceof End) return void (done = true);
        yield value;
      }
    } finally {
      if (!done) via.close(ref);
    }
  }

  async function* stream(via, iterable) {
    const ref = realm.refOf(await via.iterateLater(iterable));
    let done = false;
    try {
      for (;;) {
        const value = await via.nextLater(ref);
        if (value instanceof End) return void (done = true);
        yield value;
      }
    } finally {
      if (!done) await via.closeLater(ref);
    }
  }

  // The stand-in decides typeof, Array.isArray and whether `new` is allowed.
  const standIn = (python, features) => {
    if (features & CALLABLE) return features & CONSTRUCTOR || python ? function () {} : () => {};
    return features & ARRAY ? [] : {};
  };

  realm.isProxy = (value) => proxies.has(value);
  realm.proxies = {
    proxy(ref, language, type, features, detail) {
      const proxy = realm.proxies.make(ref, realm.transport, language, type, features, detail);
      refs.set(proxy, ref);
      return proxy;
    },
    make(ref, via, language, type, features, detail) {
      const python = language === 'python';
      const proxy = new Proxy(standIn(python, features), new Handler(ref, via, python, features));
      proxies.add(proxy);
      return proxy;
    },
    weaken: (proxy) => new WeakRef(proxy),
    revive: (weak) => weak.deref(),
  };
}
