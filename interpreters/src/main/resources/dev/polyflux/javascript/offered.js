// What the other language's proxies call: this language's reflector, and what they need beside it.
(realm) => {
  const { seam, MISSING, NOT_IMPLEMENTED, End, Slice, refs, giving } = realm;
  const { take, give, array, object, thrown, failed, theirs, remember, alive } = giving;
  const { lives } = seam;

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
    giving.other.rested(() => {
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
        return enter() ? rested(() => invoke(target, take(self), [])) : give(invoke(target, take(self), []));
      } catch (error) {
        return failed(error);
      } finally {
        depth--;
      }
    },
    apply1(target, self, argument) {
      try {
        return enter() ? rested(() => invoke(target, take(self), [take(argument)])) : give(invoke(target, take(self), [take(argument)]));
      } catch (error) {
        return failed(error);
      } finally {
        depth--;
      }
    },
    apply2(target, self, first, second) {
      try {
        return enter() ? rested(() => invoke(target, take(self), [take(first), take(second)])) : give(invoke(target, take(self), [take(first), take(second)]));
      } catch (error) {
        return failed(error);
      } finally {
        depth--;
      }
    },
  });

  // Its calls and its end are told by what it is followed by.
  const follow = (proxy, type, features, lease) => {
    realm.pyHandlers.get(proxy).life.tag = lives.follow(proxy, type, features, true, lease) ?? undefined;
  };

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
      NULL: giving.NULL,
      MISSING,
      NOT_IMPLEMENTED,
      global: globalThis,
      give,
      describe(target, key) {
        const description = realm.reflect.describe(target, take(key));
        return description === MISSING ? giving.other.MISSING : seam.toNeighbour(description);
      },
      // A wire copy, for the other language to take in.
      detached: (target) => realm.values.detach(target),
      integer: realm.values.integer,
      end: (value) => new End(take(value)),
      slice: (start, stop, step) => new Slice(take(start), take(stop), take(step)),
      failed: (error) => new giving.Failed(error),
      direct: (value) => realm.batch.direct(value),
      adapted: (value) => realm.pyViews.adapted(take(value)),
      toJs: guarded((value, names, values) => realm.pyConvert.toJs(take(value), object(names, values))),
      run: guarded((code) => (0, eval)(code)),
      // The one proxy of an object over there.
      adopt(target, id, type, features, detail) {
        const known = alive(id);
        if (known !== undefined) return known;
        const proxy = realm.proxies.make(target, realm.here, 'python', type, features, detail);
        theirs.set(proxy, target);
        remember(id, proxy);
        if (lives.follows()) follow(proxy, type, features, null);
        return proxy;
      },
      // A proxy that ends with a lease; at home it is `home`, elsewhere what `double` stands for.
      lend(target, home, double, lease, type, features, detail) {
        const proxy = realm.proxies.make(target, realm.here, 'python', type, features, detail, lease);
        theirs.set(proxy, home);
        refs.set(proxy, double);
        if (lives.follows()) follow(proxy, type, features, lease);
        return proxy;
      },
      segments: (error) => realm.errors.segments(error),
      release: (proxy) => realm.pyHandlers.get(proxy).release(),
      known: alive,
      // An error of this language that stands for one over there, and is that one again when it goes home.
      error(type, message, target, id, cause) {
        const error = realm.errors.failure('python', type, message, () => String(giving.other.trace(target)), undefined, undefined, take(cause));
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

  realm.answers = answers;
}
