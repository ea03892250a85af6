// node:events, by the library of that name.
(realm) => {
  const EventEmitter = realm.part('library').library('events');

  // The events of an emitter, or of an EventTarget, as an asynchronous iterator.
  const on = (target, type, { signal } = {}) => {
    const waiting = [];
    const given = [];
    let ended;
    const give = (result) => (waiting.length > 0 ? waiting.shift().resolve(result) : given.push(result));
    const heard = (...args) => give({ value: args, done: false });
    const end = (error) => {
      ended = { error };
      for (const { resolve, reject } of waiting.splice(0)) error === undefined ? resolve({ value: undefined, done: true }) : reject(error);
      (target.off ?? target.removeEventListener).call(target, type, heard);
      target.off?.('error', end);
    };
    (target.on ?? target.addEventListener).call(target, type, heard);
    if (type !== 'error') target.on?.('error', end);
    signal?.addEventListener('abort', () => end(Object.assign(new Error('The operation was aborted'), { name: 'AbortError', code: 'ABORT_ERR' })), { once: true });
    return {
      async next() {
        if (given.length > 0) return given.shift();
        if (ended !== undefined) {
          const { error } = ended;
          ended = {};
          if (error !== undefined) throw error;
          return { value: undefined, done: true };
        }
        const next = Promise.withResolvers();
        waiting.push(next);
        return next.promise;
      },
      async return() {
        end();
        return { value: undefined, done: true };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  };

  return Object.assign(EventEmitter, {
    on,
    getEventListeners: (emitter, type) => emitter.listeners(type),
    setMaxListeners: (count, ...emitters) => emitters.forEach((emitter) => emitter.setMaxListeners?.(count)),
  });
}
