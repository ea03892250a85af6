// The classes of Python objects as JavaScript sees them: `instanceof` asks for what the Python type can do.
(realm) => {
  const { FEATURES, Table } = realm;
  const handlers = new Table(); // proxy -> its handler

  const has = (...names) => {
    const mask = names.reduce((bits, name) => bits | FEATURES[name], 0);
    return (handler) => (handler.features & mask) === mask;
  };
  const either = (one, other) => (handler) => one(handler) || other(handler);
  const spells = (name) => (handler) => handler.special.has(name);

  const abilities = {
    PyProxy: () => true,
    PyProxyWithLength: has('SIZED'),
    PyProxyWithGet: has('INDEXED'),
    PyProxyWithSet: either(spells('setitem'), spells('delitem')),
    PyProxyWithHas: has('CONTAINER'),
    PyIterable: either(has('ITERABLE'), has('ITERATOR')),
    PyIterator: has('ITERATOR'),
    PyGenerator: has('GENERATOR'),
    PyAsyncIterable: either(has('ASYNC_ITERABLE'), has('ASYNC_ITERATOR')),
    PyAsyncIterator: has('ASYNC_ITERATOR'),
    PyAsyncGenerator: has('ASYNC_GENERATOR'),
    PyAwaitable: has('AWAITABLE'),
    PyCallable: has('CALLABLE'),
    PyBuffer: has('BUFFER'),
    PySequence: has('SEQUENCE'),
    PyMutableSequence: has('SEQUENCE', 'MUTABLE'),
    PyDict: (handler) => handler.type === 'dict',
  };

  const named = (name, test) => {
    const made = {
      [name]: class {
        constructor() {
          throw new TypeError(`${name} is not a constructor`);
        }
        static [Symbol.hasInstance](value) {
          const handler = handlers.get(value) ?? (realm.isOctets(value) ? realm.bytesAbilities : undefined);
          return handler !== undefined && test(handler);
        }
      },
    };
    return made[name];
  };

  realm.pyClasses = Object.fromEntries(Object.entries(abilities).map(([name, test]) => [name, named(name, test)]));
  realm.pyAbilities = { ...abilities, isClass: has('CLASS'), isMapping: has('MAPPING'), isArray: has('ARRAY'), isError: has('ERROR') };
  realm.pyHandlers = handlers;
}
