// What the scripts beside this find as window.
Object.assign(globalThis, {
  num: 41,
  greet: (name) => `hello ${name}`,
  items: [3, 1, 2],
  obj: { a: 1, b: 2 },
  echo: (x) => x,
  big: () => 2n ** 80n,
  kindOf: (x) => `${typeof x} ${x}`,
  keywords: (...given) => JSON.stringify(given),
  each: (f) => [1, 2, 3].map((x) => f(x)),
  spread: (x) => [...x],
  use(p) {
    p.x = 10;
    return p.add(5);
  },
  fails() {
    throw new TypeError('no way');
  },
  refuses: async () => {
    throw new RangeError('later');
  },
  later: async (x) => {
    await null;
    return x * 2;
  },
  awaits: async (f) => `js got ${await f()}`,
  stream: async function* () {
    yield 1;
    yield 2;
  },
  async walks(elements) {
    const walked = [];
    for await (const element of elements) walked.push(element);
    return walked;
  },
  walksWhatComes: async (f) => walks(await f()),
  kept: {},
  keep: (x) => x,
  closings: [],
  endless: (name) => ({
    begun: 0,
    [Symbol.asyncIterator]() {
      let next = 0;
      const begun = ++this.begun;
      return {
        next: async () => {
          if (next === 3) throw new RangeError(`${name} of ${begun}`);
          return { value: next++, done: false };
        },
        return: async () => {
          closings.push(`${name} of ${begun}`);
          return { done: true };
        },
      };
    },
  }),
});
