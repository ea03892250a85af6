globalThis.x = 42;
globalThis.add = (a, b) => a + b;
globalThis.a = { b: { c: { d: 42 } } };
globalThis.echo = (value) => value;
globalThis.take = (callback) => callback();

/** Awaits `n` calls of a worker, one after the other. */
globalThis.awaited = async (name, n) => {
  const worker = workers[name];
  let sum;
  for (let i = 0; i < n; i++) sum = await worker.add(1, 2);
  return sum;
};

globalThis.answer = async () => 42;

/** Awaits `n` calls of a worker's async function, one after the other. */
globalThis.awaitedLater = async (name, n) => {
  const worker = workers[name];
  let value;
  for (let i = 0; i < n; i++) value = await worker.later(42);
  return value;
};

/** Awaits `n` calls of a worker, up to `most` in flight. */
globalThis.pipelined = async (name, n, most) => {
  const worker = workers[name];
  let sums;
  for (let made = 0; made < n; made += sums.length) {
    sums = await Promise.all(Array.from({ length: Math.min(most, n - made) }, () => worker.add(1, 2)));
  }
  return sums[0];
};
