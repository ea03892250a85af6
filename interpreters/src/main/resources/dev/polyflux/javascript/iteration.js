// Iteration of objects elsewhere: one message an element, and the iterator there is closed when the loop here ends early.
(realm) => {
  const { End, out, refs } = realm;

  const step = (value) => (End.is(value) ? { value: value.value, done: true } : { value, done: false });

  // Opens the iterator at once, so that who asks for it is told if there is none.
  const walk = (via, iterable) => walking(via, via.iterate(iterable, false));

  function* walking(via, iterator) {
    if (!realm.isProxy(iterator)) return yield* { [Symbol.iterator]: () => iterator };
    const ref = refs.get(iterator);
    let done = false;
    try {
      for (;;) {
        const value = via.next(ref);
        if (End.is(value)) {
          done = true;
          return value.value;
        }
        yield value;
      }
    } finally {
      if (!done) via.close(ref);
    }
  }

  async function* stream(via, iterable) {
    const iterator = await via.iterateLater(iterable);
    if (!realm.isProxy(iterator)) return yield* { [Symbol.asyncIterator]: () => iterator };
    const ref = refs.get(iterator);
    let done = false;
    try {
      for (;;) {
        const value = await via.nextLater(ref);
        if (End.is(value)) {
          done = true;
          return value.value;
        }
        yield value;
      }
    } finally {
      if (!done) await via.closeLater(ref);
    }
  }

  realm.iteration = {
    walk,
    stream,
    step,
    next: (via, ref, sent) => step(sent.length === 0 ? via.next(ref) : via.send(ref, out(sent[0]))),
    raise: (via, ref, error) => step(via.raise(ref, out(error))),
    nextLater: async (via, ref, sent) => step(await (sent.length === 0 ? via.nextLater(ref) : via.sendLater(ref, out(sent[0])))),
    raiseLater: async (via, ref, error) => step(await via.raiseLater(ref, out(error))),
  };
}
