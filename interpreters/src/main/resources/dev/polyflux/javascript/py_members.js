// What JavaScript finds on a Python object beside the object's own attributes, by what its type can do.
(realm) => {
  const { out, calls, iteration, pyAbilities, pyConvert, pySequence } = realm;
  const { isMapping, isClass } = pyAbilities;
  const members = new Map(); // name -> what adds it, first come first served

  const add = (test, table) => {
    for (const [name, make] of Object.entries(table)) {
      if (!members.has(name)) members.set(name, []);
      members.get(name).push({ test, make });
    }
  };

  // Methods are functions of the handler; a Python method of the same name is called with keywords all the same.
  const methods = (table) =>
    Object.fromEntries(
      Object.entries(table).map(([name, method]) => [
        name,
        (handler) => {
          const bound = (...args) => method(handler, ...args);
          const python = () => handler.attribute(name);
          return Object.defineProperty(bound, 'callKwargs', { get: () => python()?.callKwargs, configurable: true });
        },
      ]),
    );

  const keywordsOf = (args, call) => {
    if (args.length === 0) throw new TypeError(`${call} requires at least one argument (the key word argument object)`);
    const keywords = args.at(-1);
    if (typeof keywords !== 'object' || keywords === null) throw new TypeError('kwargs argument is not an object');
    return [args.slice(0, -1), keywords];
  };

  const withKeywords = (handler, args, call = 'callKwargs') => {
    const [positional, keywords] = keywordsOf(args, call);
    return calls.keywords(handler.via, handler.ref, handler.given(undefined, positional), keywords);
  };

  // As many arguments as the function takes, and those keywords it knows.
  const fitting = (handler, args, keywords) => {
    const { limit, names, anyKeywords } = handler.signature();
    const known = anyKeywords ? keywords : Object.fromEntries(Object.entries(keywords).filter(([name]) => names.includes(name)));
    return [args.slice(0, limit), known];
  };

  const relaxed = (handler, args, keywords = {}) => {
    const [positional, known] = fitting(handler, handler.given(undefined, args), keywords);
    return Object.keys(known).length === 0
      ? calls.apply(handler.via, handler.ref, undefined, positional)
      : calls.keywords(handler.via, handler.ref, positional, known);
  };

  // In a task of the loop's own, where the function is one of this realm: it may wait there, with run_sync().
  const promising = async (handler, args, keywords) => {
    const { via, ref } = handler;
    if (via.promising !== undefined) return via.promising(handler.alive(), args, Object.keys(keywords), Object.values(keywords));
    await undefined;
    return Object.keys(keywords).length === 0 ? handler.call(undefined, args) : calls.keywords(via, ref, handler.given(undefined, args), keywords);
  };

  const withOptions = (handler, { relaxed: lenient = false, kwargs = false, promising: later = false }, ...args) => {
    const [positional, keywords] = kwargs ? keywordsOf(args, "callWithOptions with 'kwargs: true'") : [args, {}];
    if (later) return promising(handler, ...(lenient ? fitting(handler, positional, keywords) : [positional, keywords]));
    if (lenient) return relaxed(handler, positional, keywords);
    return kwargs ? withKeywords(handler, args) : handler.call(undefined, args);
  };

  const listed = (args) => {
    if (args === undefined || args === null) return [];
    if (typeof args !== 'object' && typeof args !== 'function') throw new TypeError('CreateListFromArrayLike called on non-object');
    return Array.from({ length: args.length ?? 0 }, (_, i) => args[i]);
  };

  const { PyProxyWithLength, PyProxyWithGet, PyProxyWithSet, PyProxyWithHas, PyCallable, PyIterator, PyGenerator } = pyAbilities;
  const { PyAsyncIterator, PyAsyncGenerator, PyAwaitable, PyBuffer, PySequence, PyMutableSequence } = pyAbilities;
  const synchronous = (test) => (handler) => test(handler) && !PyAsyncIterator(handler);

  add(() => true, {
    type: (handler) => handler.qualifiedType(),
    ...methods({
      toString: (handler) => handler.text(false),
      toJs: (handler, options) => pyConvert.toJs(handler.proxy, options),
      toJSON: (handler) => pyConvert.toJSON(handler),
      copy: (handler) => handler.copy(),
      destroy: (handler, options) => handler.destroy(options),
    }),
  });
  add((handler) => isMapping(handler) || PySequence(handler), methods({ asJsJson: (handler) => realm.pyViews.adapted(handler.proxy) }));
  add(PyProxyWithLength, { length: (handler) => handler.length() });
  add(PyProxyWithGet, methods({ get: (handler, key) => handler.item(key) }));
  add(PyProxyWithSet, methods({
    set: (handler, key, value) => void handler.via.setitem(handler.ref, out(key), out(value)),
    delete: (handler, key) => handler.discard(key),
  }));
  add(PyProxyWithHas, methods({ has: (handler, value) => handler.contains(value) }));

  add(PyCallable, methods({
    call: (handler, self, ...args) => handler.call(self, args),
    apply: (handler, self, args) => handler.call(self, listed(args)),
    bind: (handler, self, ...args) => handler.bound(self, args),
    captureThis: (handler) => handler.capturing(),
    callRelaxed: (handler, ...args) => relaxed(handler, args),
    callKwargsRelaxed: (handler, ...args) => relaxed(handler, ...keywordsOf(args, 'callKwargsRelaxed')),
    callPromising: (handler, ...args) => promising(handler, args, {}),
    callPromisingKwargs: (handler, ...args) => promising(handler, ...keywordsOf(args, 'callPromisingKwargs')),
    callWithOptions: withOptions,
  }));
  add(PyCallable, { callKwargs: (handler) => (...args) => withKeywords(handler, args) });

  add(synchronous(PyIterator), methods({ next: (handler, ...sent) => iteration.next(handler.via, handler.ref, sent) }));
  add(synchronous(PyGenerator), methods({
    throw: (handler, error) => iteration.raise(handler.via, handler.ref, error),
    return: (handler, value) => iteration.step(handler.asked('returned', value)),
  }));
  add(PyAsyncIterator, methods({ next: (handler, ...sent) => iteration.nextLater(handler.via, handler.ref, sent) }));
  add(PyAsyncGenerator, methods({
    throw: (handler, error) => iteration.raiseLater(handler.via, handler.ref, error),
    return: async (handler, value) => iteration.step(await handler.asked('returned_later', value)),
  }));

  // A coroutine runs once, however often it is awaited here.
  const outcome = (handler) => (handler.life.outcome ??= calls.outcome(handler.via, handler.ref));
  add(PyAwaitable, methods({
    then: (handler, ...reactions) => outcome(handler).then(...reactions),
    catch: (handler, reaction) => outcome(handler).catch(reaction),
    finally: (handler, reaction) => outcome(handler).finally(reaction),
  }));

  add(PyBuffer, methods({ getBuffer: (handler, type) => realm.pyBuffers.view(handler, type) }));
  add(PySequence, methods(pySequence.readers));
  add(PyMutableSequence, methods(pySequence.writers));

  // Classes are told by their instances: a class whose instances have a length has none itself.
  const forInstances = new Set(['get', 'set', 'delete', 'has', 'length']);

  realm.pyMember = (handler, name) => {
    const known = members.get(name);
    if (known === undefined || (isClass(handler) && forInstances.has(name))) return undefined;
    for (let i = 0; i < known.length; i++) if (known[i].test(handler)) return known[i].make;
    return undefined;
  };
}
