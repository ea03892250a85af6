// The realm's other language, reached in place: its objects as proxies, and this language's objects for its proxies.
//
// Who hands a value over makes it the other language's own first; so neither sees anything foreign but targets.
(realm) => {
  const { seam, MISSING, NOT_IMPLEMENTED, Big, End, Slice, refs } = realm;
  const { lives } = seam;
  const NULL = { null: true }; // stands for null on the way here: the other language knows one kind of nothing
  const mine = new WeakMap(); // object of this language -> its proxy over there
  const theirs = new WeakMap(); // proxy of this language -> the object over there
  const byIdentity = new Map(); // identity of an object over there -> weak reference to its proxy here
  let other; // what the other language offers
  let there; // what of it is called most: looked up once, since each lookup asks the other language

  // Dead entries go when there are twice as many entries as there were living ones: cheaper than to be told of each.
  let most = 1024;
  const remember = (id, proxy) => {
    if (byIdentity.size >= most) {
      for (const [known, weak] of byIdentity) if (weak.deref() === undefined) byIdentity.delete(known);
      most = Math.max(1024, 2 * byIdentity.size);
    }
    byIdentity.set(id, new WeakRef(proxy));
  };

  const alive = (id) => {
    const proxy = byIdentity.get(id)?.deref();
    return realm.pyProxies.isDestroyed(proxy) ? undefined : proxy;
  };

  class Failed {
    #failed;
    static is = (value) => typeof value === 'object' && value !== null && #failed in value;
    constructor(error) {
      this.error = error;
    }
  }

  // What arrives: only nothing comes in disguise.
  const take = (value) => {
    // A string object of Python is a string to typeof, but equals none.
    if (typeof value === 'string') return String(value);
    if (typeof value !== 'object') return value;
    if (value === NULL) return null;
    // eslint-disable-next-line eqeqeq -- the other language's nothing is null to == only
    if (value == null) return undefined;
    if (Failed.is(value)) throw value.error;
    return value;
  };

  // What leaves, as the other language's own.
  const give = (value) => {
    switch (typeof value) {
      case 'number':
        return (value | 0) === value && (value !== 0 || 1 / value > 0) ? value | 0 : Number.isSafeInteger(value) ? other.number(value) : value;
      case 'string':
      case 'boolean':
        return value;
      case 'undefined':
        return there.none;
      case 'bigint':
        return other.integer(realm.digits(value));
      default:
        return value === null ? other.null : giveObject(value);
    }
  };

  const giveObject = (value) => {
    const home = theirs.get(value) ?? mine.get(value);
    if (home !== undefined) return home;
    const ref = refs.get(value);
    if (ref !== undefined && !seam.isRef(ref)) return ref; // another proxy of an object over there
    if (ref !== undefined && !seam.owns(ref)) return seam.forNeighbour(ref);
    if (realm.isOctets(value)) return seam.toNeighbour(seam.octets(value.buffer));
    if (Big.is(value)) return other.integer(realm.digits(value.value));
    if (typeof value === 'object' && seam.isWire(value)) return seam.toNeighbour(value);
    if (value === MISSING) return other.MISSING;
    if (value === NOT_IMPLEMENTED) return other.NOT_IMPLEMENTED;
    if (End.is(value)) return other.end(give(value.value));
    if (Slice.is(value)) return other.slice(give(value.start), give(value.stop), give(value.step));
    const [type, features, detail] = realm.values.describe(value);
    const proxy = other.adopt(value, type, features, detail);
    if (lives.follows()) other.follow(proxy, type, features);
    if (typeof value !== 'symbol' || realm.symbols.isOwn(value)) mine.set(value, proxy);
    return proxy;
  };

  // The other language's own error as it is: it escaped where the stack was too short to hand it over. Only what is this
  // language's can be held weakly.
  const isForeign = (error) => {
    try {
      return typeof error === 'object' && error !== null && new WeakRef(error) === undefined;
    } catch {
      return true;
    }
  };

  const thrown = (error) => {
    if (isForeign(error)) return error;
    const handler = realm.pyHandlers.get(error);
    if (handler === undefined ? realm.isError(error) || theirs.has(error) : realm.pyAbilities.isError(handler)) return give(error);
    const [type, message, trace] = realm.errors.blame(error);
    return other.thrown(type, message, trace, give(error));
  };

  const array = (list) => {
    const elements = [];
    for (let i = 0; i < list.length; i++) elements.push(take(list[i]));
    return elements;
  };

  const object = (names, values) => {
    const members = {};
    for (let i = 0; i < names.length; i++) members[names[i]] = take(values[i]);
    return members;
  };

  // What is thrown goes as a value, for the other language to throw.
  const failed = (error) => other.failed(thrown(error));

  // The other language's calls that this one is in the midst of: where the thread's stack ends, nothing can be told any more.
  // For each frame that an error leaves, the engine looks for the error that Python is handling, from frame to frame, until one
  // knows: so there is a frame that knows every now and then. Gives whether one is due.
  const DEEPEST = 1000;
  const STRETCH = 16;
  let depth = 0;
  const enter = () => {
    if (++depth > DEEPEST) throw new RangeError('Maximum call stack size exceeded');
    return depth % STRETCH === 0;
  };

  const rested = (answer) =>
    other.rested(() => {
      try {
        return give(answer());
      } catch (error) {
        return failed(error);
      }
    });

  // Calls a function of the reflector for the other language.
  const guarded = (answer) => (...args) => {
    try {
      return enter() ? rested(() => answer(...args)) : give(answer(...args));
    } catch (error) {
      return failed(error);
    } finally {
      depth--;
    }
  };

  // The same for what is called most: each has a body of its own, that the compiler sees through.
  const quick = ({ reflect, invoke }) => ({
    get(target, key) {
      try {
        return enter() ? rested(() => reflect.get(target, key)) : give(reflect.get(target, key));
      } catch (error) {
        return failed(error);
      } finally {
        depth--;
      }
    },
    set(target, key, value) {
      try {
        return enter() ? rested(() => reflect.set(target, take(key), take(value))) : reflect.set(target, take(key), take(value));
      } catch (error) {
        return failed(error);
      } finally {
        depth--;
      }
    },
    item(target, key) {
      try {
        return enter() ? rested(() => reflect.item(target, take(key))) : give(reflect.item(target, take(key)));
      } catch (error) {
        return failed(error);
      } finally {
        depth--;
      }
    },
    next(target) {
      try {
        return enter() ? rested(() => reflect.next(target)) : give(reflect.next(target));
      } catch (error) {
        return failed(error);
      } finally {
        depth--;
      }
    },
    apply0(target, self) {
      try {
        return enter() ? rested(() => invoke(target, take(self))) : give(invoke(target, take(self)));
      } catch (error) {
        return failed(error);
      } finally {
        depth--;
      }
    },
    apply1(target, self, argument) {
      try {
        return enter() ? rested(() => invoke(target, take(self), take(argument))) : give(invoke(target, take(self), take(argument)));
      } catch (error) {
        return failed(error);
      } finally {
        depth--;
      }
    },
    apply2(target, self, first, second) {
      try {
        return enter() ? rested(() => invoke(target, take(self), take(first), take(second))) : give(invoke(target, take(self), take(first), take(second)));
      } catch (error) {
        return failed(error);
      } finally {
        depth--;
      }
    },
  });

  // What the other language's proxies call.
  const answers = () => {
    const { reflect } = realm;
    const offered = {
      getKey: (target, key) => reflect.get(target, take(key)),
      delete: (target, key) => reflect.delete(target, take(key)),
      has: (target, key) => reflect.has(target, take(key)),
      keys: (target) => reflect.keys(target),
      define: (target, key, names, values) => reflect.define(target, take(key), object(names, values)),
      prototype: (target) => reflect.prototype(target),
      setprototype: (target, prototype) => reflect.setprototype(target, take(prototype)),
      extensible: (target) => reflect.extensible(target),
      preventextensions: (target) => reflect.preventextensions(target),
      setitem: (target, key, value) => reflect.setitem(target, take(key), take(value)),
      delitem: (target, key) => reflect.delitem(target, take(key)),
      contains: (target, value) => reflect.contains(target, take(value)),
      length: (target) => reflect.length(target),
      apply: (target, self, args) => reflect.apply(target, take(self), ...array(args)),
      applyWith: (target, self, args, names, values) => reflect.applywith(target, take(self), array(args), object(names, values)),
      construct: (target, args) => reflect.construct(target, ...array(args)),
      constructWith: (target, args, names, values) => reflect.constructwith(target, array(args), object(names, values)),
      operate0: (target, operator) => reflect.operate(target, operator),
      operate1: (target, operator, operand) => reflect.operate(target, operator, take(operand)),
      operate: (target, operator, operands) => reflect.operate(target, operator, ...array(operands)),
      iterate: (target, asynchronous) => reflect.iterate(target, asynchronous),
      send: (target, sent) => reflect.next(target, take(sent)),
      raise: (target, error) => reflect.raise(target, take(error)),
      close: (target) => reflect.close(target),
      text: (target, representation) => reflect.text(target, representation),
      query: (target, path) => reflect.query(target, array(path)),
      evaluate: (target, source, args) => reflect.evaluate(target, source, ...array(args)),
    };
    for (const name of Object.keys(offered)) offered[name] = guarded(offered[name]);
    return {
      ...offered,
      ...quick(realm),
      NULL,
      MISSING,
      NOT_IMPLEMENTED,
      global: globalThis,
      give,
      describe(target, key) {
        const description = realm.reflect.describe(target, take(key));
        return description === MISSING ? other.MISSING : seam.toNeighbour(description);
      },
      // A wire copy, for the other language to take in.
      detached: (target) => realm.values.detach(target),
      integer: realm.values.integer,
      end: (value) => new End(take(value)),
      slice: (start, stop, step) => new Slice(take(start), take(stop), take(step)),
      failed: (error) => new Failed(error),
      direct: (value) => realm.batch.direct(value),
      adapted: (value) => realm.pyViews.adapted(take(value)),
      toJs: guarded((value, names, values) => realm.pyConvert.toJs(take(value), object(names, values))),
      run: guarded((code) => (0, eval)(code)),
      // The one proxy of an object over there.
      adopt(target, id, type, features, detail) {
        const known = alive(id);
        if (known !== undefined) return known;
        const proxy = realm.proxies.make(target, via, 'python', type, features, detail);
        theirs.set(proxy, target);
        remember(id, proxy);
        if (lives.follows()) lives.follow(proxy, type, features, true, null);
        return proxy;
      },
      // A proxy that ends with a lease; at home it is `home`, elsewhere what `double` stands for.
      lend(target, home, double, lease, type, features, detail) {
        const proxy = realm.proxies.make(target, via, 'python', type, features, detail, lease);
        theirs.set(proxy, home);
        refs.set(proxy, double);
        if (lives.follows()) lives.follow(proxy, type, features, true, lease);
        return proxy;
      },
      segments: (error) => realm.errors.segments(error),
      release: (proxy) => realm.pyHandlers.get(proxy).release(),
      known: alive,
      // An error of this language that stands for one over there, and is that one again when it goes home.
      error(type, message, target, id, cause) {
        const error = realm.errors.failure('python', type, message, () => String(other.trace(target)), undefined, undefined, take(cause));
        theirs.set(error, target);
        remember(id, error);
        return error;
      },
      watch(promise, settled, failed) {
        promise.then(
          (value) => void settled(give(value)),
          (error) => void failed(thrown(error)),
        );
      },
    };
  };

  // Which parts of a step are lists of values.
  const LISTS = { call: [true, true, true], new: [true, true, true], query: [true], evaluate: [false, true] };
  const stepped = ([verb, ...parts]) => [verb, ...parts.map((part, i) => (LISTS[verb]?.[i] ? part.map(give) : give(part)))];

  // The transport of proxies of the other language's objects; its methods are those of dev.polyflux.guest.Remote.
  const via = {
    waits: () => true,
    get: (ref, key) => take(there.get(ref, key)),
    getKey: (ref, key) => take(other.getKey(ref, give(key))),
    set: (ref, key, value) => take(there.set(ref, give(key), give(value))),
    delete: (ref, key) => take(other.delete(ref, give(key))),
    has: (ref, key) => take(other.has(ref, give(key))),
    keys: (ref) => array(take(other.keys(ref))),
    describe: (ref, key) => take(other.describe(ref, give(key))),
    define: (ref, key, names, values) => take(other.define(ref, give(key), names, values.map(give))),
    prototype: (ref) => take(other.prototype(ref)),
    setprototype: (ref, prototype) => take(other.setprototype(ref, give(prototype))),
    extensible: (ref) => take(other.extensible(ref)),
    preventextensions: (ref) => take(other.preventextensions(ref)),
    item: (ref, key) => take(there.item(ref, give(key))),
    setitem: (ref, key, value) => take(other.setitem(ref, give(key), give(value))),
    delitem: (ref, key) => take(other.delitem(ref, give(key))),
    contains: (ref, value) => take(other.contains(ref, give(value))),
    length: (ref) => take(other.length(ref)),
    apply0: (ref, self) => take(there.apply0(ref, undefined)),
    apply1: (ref, self, argument) => take(there.apply1(ref, undefined, give(argument))),
    apply2: (ref, self, first, second) => take(there.apply2(ref, undefined, give(first), give(second))),
    apply: (ref, self, args) => take(other.apply(ref, undefined, args.map(give))),
    applyWith: (ref, self, args, names, values) => take(other.applyWith(ref, undefined, args.map(give), names, values.map(give))),
    promising: (ref, args, names, values) => take(other.promising(ref, args.map(give), names, values.map(give))),
    construct: (ref, args) => take(other.construct(ref, args.map(give))),
    constructWith: (ref, args, names, values) => take(other.constructWith(ref, args.map(give), names, values.map(give))),
    operate0: (ref, operator) => take(other.operate0(ref, operator)),
    operate1: (ref, operator, operand) => take(other.operate1(ref, operator, give(operand))),
    operate: (ref, operator, operands) => take(other.operate(ref, operator, operands.map(give))),
    iterate: (ref, asynchronous) => take(other.iterate(ref, asynchronous)),
    next: (ref) => take(there.next(ref)),
    send: (ref, sent) => take(other.send(ref, give(sent))),
    raise: (ref, error) => take(other.raise(ref, give(error))),
    close: (ref) => take(other.close(ref)),
    text: (ref, representation) => take(other.text(ref, representation)),
    // What cannot be copied stays what it is.
    detached(ref) {
      const copy = other.detached(ref);
      return seam.isWire(copy) ? seam.attached(copy) : realm.meet(copy);
    },
    query: (ref, path) => take(other.query(ref, path.map(give))),
    evaluate: (ref, source, args) => take(other.evaluate(ref, source, args.map(give))),
    chain: (ref, steps) => take(other.chain(ref, steps.map(stepped))),
    all: (ref, chains) => chains.map((steps) => via.chain(ref, steps)),
    iterateLater: async (ref) => via.iterate(ref, true),
    nextLater: async (ref) => via.next(ref),
    sendLater: async (ref, sent) => via.send(ref, sent),
    raiseLater: async (ref, error) => via.raise(ref, error),
    closeLater: async (ref) => via.close(ref),
    chainLater: async (ref, steps) => via.chain(ref, steps),
    allLater: async (ref, chains) => via.all(ref, chains),
    watch: (ref, settled, failed) =>
      other.watch(
        ref,
        (value) => void settled(take(value)),
        (error) => void failed(take(error)),
      ),
  };

  realm.here = via;
  const join = (offered) => {
    other = offered;
    const { get, set, item, next, apply0, apply1, apply2 } = offered;
    // What the engine first does at the end of its stack fails there for ever: so it is done here.
    try {
      offered.raise_raw();
    } catch (error) {
      isForeign(error);
    }
    there = { get, set, item, next, apply0, apply1, apply2, none: offered.none() };
  };
  realm.meeting = { answers, join }; // all that the other language is shown of this prelude
  // An object over there, as a proxy; a proxy of one, as the object.
  realm.meet = (target) => take(other.give(target));
  realm.copyOf = (proxy) => (theirs.has(proxy) ? via.detached(theirs.get(proxy)) : realm.transport.detached(refs.get(proxy)));
  realm.waitsFor = (proxy) => theirs.has(proxy) || seam.remote.waits(refs.get(proxy));
  realm.textOf = (proxy, representation) =>
    theirs.has(proxy) ? via.text(theirs.get(proxy), representation) : realm.transport.text(refs.get(proxy), representation);
  realm.neighbourOf = (value) => theirs.get(value);
  realm.isMet = (value) => mine.has(value);
  realm.leave = (proxy) => theirs.delete(proxy);
  realm.neighbour = () => {
    if (other === undefined) {
      const theirs = seam.neighbour('python');
      join(theirs.answers());
      theirs.join(answers());
    }
    return other;
  };
}
