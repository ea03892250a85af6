// The JavaScript handlers: each async function on sync is a route.
let running = 0;
let produced = 0;

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

sync.quote = async ({ customer, items }) => {
  await null;
  return { customer, total: items.reduce((sum, { count, price }) => sum + count * price, 0), by: 'javascript' };
};

// An event whenever the client has room for one more.
sync.ticks = async function* ({ number = Infinity, padding = 0, pause: between = 0 }) {
  running++;
  try {
    for (let tick = 1; tick <= number; tick++) {
      produced++;
      yield { tick, padding: '.'.repeat(padding) };
      await pause(1000 * between);
    }
  } finally {
    running--;
  }
};

sync.slow = async ({ seconds = 3600 }) => {
  await pause(1000 * seconds);
  return 'slept';
};

sync.refuse = async ({ customer }) => {
  throw new RangeError(`no such customer: ${customer}`);
};

sync.counts = async () => ({ running, produced });
