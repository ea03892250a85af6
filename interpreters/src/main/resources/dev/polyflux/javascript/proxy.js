// The proxy: turns JavaScript's operations on an object of another realm into traps.
(realm) => {
  const { seam, MISSING, End, out, refs, deferred } = realm;
  const via = seam.remote;
  const proxies = new WeakSet();

  const CALLABLE = 1, CONSTRUCTOR = 2, ARRAY = 4, MAPPING = 8, ITERABLE = 128, ASYNC_ITERABLE = 512, AWAITABLE = 2048;

  const nothing = (value) => (value === MISSING ? undefined : value);
  const isIndex = (key) => /^(?:0|[1-9]\d*)$/.test(key);

  // What engines and idioms probe for is answered here, never by a message.
  const local = {
    then: (handler) => handler.is(AWAITABLE) && handler.then,
    toJSON: (handler) => handler.python && (() => via.detached(handler.ref)),
    callKwargs: (handler) => handler.python && handler.is(CALLABLE) && handler.callKwargs,
    toString: (handler) => handler.python && (() => via.text(handler.ref, false)),
    length: (handler) => handler.python && !handler.is(CALLABLE) && nothing(via.length(handler.ref)),
  };

  const apply = (ref, self, args) => {
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
    constructor(ref, python, features) {
      this.ref = ref;
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
      if (this.python && isIndex(key)) return nothing(via.item(this.ref, Number(key)));
      const value = via.get(this.ref, key);
      if (value !== MISSING) return value;
      return this.python && this.is(MAPPING) ? nothing(via.item(this.ref, key)) : undefined;
    }

    symbol(key) {
      if (key === Symbol.iterator && this.is(ITERABLE)) return () => walk(via.iterate(this.ref, false));
      if (key === Symbol.asyncIterator && this.is(ASYNC_ITERABLE)) return () => stream(this.ref);
      if (key === Symbol.toPrimitive) return () => via.text(this.ref, false);
      return undefined;
    }

    get then() {
      return (...reactions) => {
        const { promise, resolve, reject } = deferred();
        via.watch(this.ref, resolve, reject);
        return promise.then(...reactions);
      };
    }

    // The last argument is an object of keywords.
    get callKwargs() {
      return (...args) => {
        const keywords = args.pop() ?? {};
        const names = Object.keys(keywords);
        return via.applyWith(this.ref, MISSING, args.map(out), names, names.map((name) => out(keywords[name])));
      };
    }

    set(target, key, value) {
      if (this.python && isIndex(key)) via.setitem(this.ref, Number(key), out(value));
      else if (this.python && this.is(MAPPING)) via.setitem(this.ref, key, out(value));
      else return via.set(this.ref, key, out(value));
      return true;
    }

    deleteProperty(target, key) {
      if (this.python && this.is(MAPPING)) via.delitem(this.ref, key);
      else via.delete(this.ref, key);
      return true;
    }

    has(target, key) {
      if (typeof key === 'symbol') return this.symbol(key) !== undefined;
      return via.has(this.ref, key) || (this.python && this.is(MAPPING) && via.contains(this.ref, key));
    }

    ownKeys(target) {
      const fixed = Reflect.ownKeys(target).filter((key) => !Reflect.getOwnPropertyDescriptor(target, key).configurable);
      const keys = this.is(MAPPING) && this.python ? [...walk(via.iterate(this.ref, false))].map(String) : via.keys(this.ref).filter((key) => typeof key === 'string');
      return [...new Set([...fixed, ...keys])];
    }

    getOwnPropertyDescriptor(target, key) {
      const fixed = Reflect.getOwnPropertyDescriptor(target, key);
      if (fixed !== undefined && !fixed.configurable) return fixed;
      if (!this.has(target, key)) return undefined;
      return { value: this.get(target, key), writable: true, enumerable: true, configurable: true };
    }

    apply(target, self, args) {
      return apply(this.ref, self === undefined ? seam.MISSING : (refs.get(self) ?? self), args);
    }

    construct(target, args) {
      return this.python ? apply(this.ref, seam.MISSING, args) : via.construct(this.ref, args.map(out));
    }
  }

  function* walk(iterator) {
    const ref = refs.get(iterator);
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

  async function* stream(iterable) {
    const ref = refs.get(await via.iterateLater(iterable));
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
      const python = language === 'python';
      const proxy = new Proxy(standIn(python, features), new Handler(ref, python, features));
      refs.set(proxy, ref);
      proxies.add(proxy);
      return proxy;
    },
    weaken: (proxy) => new WeakRef(proxy),
    revive: (weak) => weak.deref(),
  };
}
