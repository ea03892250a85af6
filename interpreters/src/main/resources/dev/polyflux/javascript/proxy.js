// The proxy of a JavaScript object of another realm: each operation is one trap there.
(realm) => {
  const { seam, MISSING, out, refs, FEATURES, Table, Proxy, calls, iteration, standIns } = realm;
  const { defineProperty } = Object; // before guest code can have it replaced: a handler holds the way to its object
  const { AWAITABLE, ITERABLE, ASYNC_ITERABLE, GENERATOR, SYMBOL } = FEATURES;
  const { found } = calls;

  // Where nothing waits, what can be iterated is iterated asynchronously.
  const STREAMED = seam.waits ? ASYNC_ITERABLE : ASYNC_ITERABLE | ITERABLE;
  const proxies = new Table(); // proxy -> the features of what it stands for

  // Types that Object.prototype.toString knows by their insides.
  const TAGGED = new Set(['Date', 'RegExp', 'Boolean', 'Number', 'String', 'Arguments']);

  const constructAs = 'function (target, ...args) { return Reflect.construct(this, args, target); }';

  class Handler {
    constructor(ref, via, language, type, features) {
      this.ref = ref;
      this.via = via;
      this.language = language;
      this.type = type;
      this.features = features;
    }

    get(target, key, receiver) {
      if (receiver !== this.proxy) return Reflect.get(this.level(key), key, receiver);
      if (typeof key === 'symbol') return this.symbol(target, key);
      if ((this.features & (AWAITABLE | GENERATOR)) !== 0) {
        const own = this.protocol;
        if (Object.hasOwn(own, key)) return own[key];
      } else if (key === 'then') return undefined; // asked of every value that a promise settles with
      const value = this.via.get(this.ref, key);
      return value === MISSING ? this.missing(key) : value;
    }

    // An object of Java's inherits from nothing that would make a text of it.
    missing(key) {
      if (key !== 'toString' || this.language !== 'java') return undefined;
      const { via, ref } = this;
      return (this.text ??= () => via.text(ref, false));
    }

    symbol(target, key) {
      if (!Object.hasOwn(target, key)) {
        if (key === Symbol.iterator && this.features & ITERABLE) return (this.iterator ??= this.opening(key, iteration.walk));
        if (key === Symbol.asyncIterator && this.features & STREAMED) return (this.asyncIterator ??= this.opening(key, iteration.stream));
        if (key === Symbol.toStringTag && this.features & FEATURES.ERROR) return 'Error';
        if (key === Symbol.toStringTag && TAGGED.has(this.type)) return this.type;
      }
      return found(this.via.getKey(this.ref, key));
    }

    // What opens an iterator; called on another object it is the method over there.
    opening(key, open) {
      const { via, ref, proxy, features } = this;
      return function () {
        if (this !== proxy) return Reflect.apply(via.getKey(ref, key), this, []);
        return features & GENERATOR && key === Symbol.iterator ? proxy : open(via, ref);
      };
    }

    // The methods of promises and generators that take one message.
    get protocol() {
      const { via, ref, language, type, features } = this;
      const then = calls.then(via, ref);
      const methods = { then: features & AWAITABLE ? then : undefined };
      if (features & AWAITABLE && (type === 'Promise' || language === 'java')) {
        methods.catch = (reaction) => then(undefined, reaction);
        methods.finally = (reaction) => then().finally(reaction);
      }
      if (features & GENERATOR) {
        methods.next = (...sent) => iteration.next(via, ref, sent);
        methods.throw = (error) => iteration.raise(via, ref, error);
      }
      defineProperty(this, 'protocol', { value: methods });
      return methods;
    }

    // A local object with the same property and prototype, for operations whose receiver is another object.
    level(key) {
      const level = Object.create(Reflect.getPrototypeOf(this.proxy));
      const description = Reflect.getOwnPropertyDescriptor(this.proxy, key);
      return description === undefined ? level : Object.defineProperty(level, key, description);
    }

    set(target, key, value, receiver) {
      if (receiver !== this.proxy) return Reflect.set(this.level(key), key, value, receiver);
      return this.via.set(this.ref, key, out(value));
    }

    has(target, key) {
      const there = this.via.has(this.ref, key);
      if (!there) standIns.mirror(target, key, undefined);
      return there;
    }

    // The trap tells of a refusal and of nothing to delete alike.
    deleteProperty(target, key) {
      const gone = this.via.delete(this.ref, key) || this.via.describe(this.ref, key) === MISSING;
      if (gone) standIns.mirror(target, key, undefined);
      return gone;
    }

    ownKeys(target) {
      return standIns.keep(target, this.via.keys(this.ref));
    }

    getOwnPropertyDescriptor(target, key) {
      return standIns.mirror(target, key, found(this.via.describe(this.ref, key)));
    }

    defineProperty(target, key, description) {
      const names = Object.keys(description);
      const defined = this.via.define(this.ref, key, names, names.map((name) => out(description[name])));
      if (defined && (description.configurable === false || Object.hasOwn(target, key) || !Reflect.isExtensible(target))) {
        this.getOwnPropertyDescriptor(target, key);
      }
      return defined;
    }

    getPrototypeOf() {
      return this.via.prototype(this.ref);
    }

    setPrototypeOf(target, prototype) {
      return this.via.setprototype(this.ref, prototype);
    }

    isExtensible(target) {
      const extensible = this.via.extensible(this.ref);
      if (!extensible) this.seal(target);
      return extensible;
    }

    preventExtensions(target) {
      const prevented = this.via.preventextensions(this.ref);
      if (prevented) this.seal(target);
      return prevented;
    }

    seal(target) {
      if (!Reflect.isExtensible(target)) return;
      const { via, ref } = this;
      standIns.seal(target, via.keys(ref).map((key) => [key, via.describe(ref, key)]), via.prototype(ref));
    }

    apply(target, self, args) {
      return calls.apply(this.via, this.ref, self, args);
    }

    construct(target, args, newTarget) {
      if (newTarget === this.proxy) return this.via.construct(this.ref, args.map(out));
      return this.via.evaluate(this.ref, constructAs, [newTarget, ...args].map(out));
    }
  }

  const make = (ref, via, language, type, features, detail, lease) => {
    if (realm.isPython(language)) return realm.pyProxies.make(ref, via, type, features, detail, lease);
    if (features & SYMBOL) return realm.symbols.local(ref, detail);
    const handler = new Handler(ref, via, language, type, features);
    handler.proxy = new Proxy(standIns.make(features, false), handler);
    return realm.proxied(handler.proxy, ref, features);
  };

  realm.isProxy = (value) => proxies.has(value);
  realm.featuresOfProxy = (proxy) => proxies.get(proxy);
  realm.proxied = (proxy, ref, features) => {
    refs.set(proxy, ref);
    proxies.set(proxy, features);
    return proxy;
  };
  realm.proxies = {
    make,
    proxy: (ref, language, type, features, detail, lease) => make(ref, realm.transport, language, type, features, detail, lease),
    hold: realm.hold,
    // What gives the proxy as long as it is there, and not destroyed.
    weaken(proxy) {
      const weak = typeof proxy === 'symbol' ? realm.symbols.weaken(proxy) : new WeakRef(proxy);
      if (!realm.pyHandlers.has(proxy)) return () => weak.deref();
      return () => {
        const there = weak.deref();
        return realm.pyProxies.isDestroyed(there) ? undefined : there;
      };
    },
  };
}
