// node:timers/promises.
() => {
  const { setTimeout: after, clearTimeout, setInterval: each, clearInterval, setImmediate: soon, clearImmediate } = globalThis;
  const aborted = (signal) => Object.assign(new Error('The operation was aborted', { cause: signal.reason }), { name: 'AbortError', code: 'ABORT_ERR' });

  const later = (begin, end, value, signal) => {
    if (signal?.aborted) return Promise.reject(aborted(signal));
    return new Promise((resolve, reject) => {
      const abort = () => {
        end(id);
        reject(aborted(signal));
      };
      const id = begin(() => {
        signal?.removeEventListener('abort', abort);
        resolve(value);
      });
      signal?.addEventListener('abort', abort, { once: true });
    });
  };
  const setTimeout = (delay, value, { signal } = {}) => later((done) => after(done, delay), clearTimeout, value, signal);
  const setImmediate = (value, { signal } = {}) => later(soon, clearImmediate, value, signal);

  async function* setInterval(delay, value, { signal } = {}) {
    let ticks = 0;
    let wake = () => {};
    const id = each(() => {
      ticks++;
      wake();
    }, delay);
    const abort = () => wake();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      for (;;) {
        if (signal?.aborted) throw aborted(signal);
        if (ticks === 0) await new Promise((resolve) => (wake = resolve));
        if (signal?.aborted) throw aborted(signal);
        ticks--;
        yield value;
      }
    } finally {
      clearInterval(id);
      signal?.removeEventListener('abort', abort);
    }
  }

  return { setTimeout, setImmediate, setInterval, scheduler: { wait: (delay, options) => setTimeout(delay, undefined, options), yield: () => setImmediate() } };
}
