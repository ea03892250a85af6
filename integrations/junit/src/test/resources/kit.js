let closed = 0;
const thing = { name: 'thing' };

function* counts() {
  try {
    for (let i = 1; ; i++) yield i;
  } finally {
    closed++;
  }
}

Object.assign(sync, {
  same: (value) => value,
  later: async (value) => { await null; return value; },
  fails(message) { throw new Error(message); },
  calls: async (f, value) => await f(value),
  counts,
  closed: () => closed,
  forever(started) { started(); for (;;); },
  thing: () => thing,
});
