// What the cases find on main. Each case that changes an object asks for a fresh one.
Object.assign(globalThis, {
  answer: 42,
  numbers: [3, 1, 2],
  add: (a, b) => a + b,
  say: (text, options) => `${text}${options.end}`,
  echo: (value) => value,
  same: (a, b) => a === b,
  call: (f, ...args) => f(...args),
  map: (f, values) => values.map((value) => f(value)),
  soon(f, value) {
    setTimeout(() => f(value), 0);
  },
  twice: async (value) => value * 2,
  refuse: async () => {
    throw new RangeError('not today');
  },
  fail() {
    throw new RangeError('out of range');
  },
  throwIt(error) {
    throw error;
  },
  caught(f) {
    try {
      f();
      return 'nothing';
    } catch (error) {
      return `${error instanceof Error} ${error.name}: ${error.message}`;
    }
  },
  isCaught(f, error) {
    try {
      f();
    } catch (caught) {
      return caught === error;
    }
    return false;
  },
  isNegativeZero: (value) => Object.is(value, -0),
  isFloat: (value) => typeof value === 'number',
  isNothing: (value) => value === undefined,
  big: 2n ** 70n,
  smile: 'a\u{1F600}b',
  octets: new Uint8Array([0, 127, 128, 255]),
  nothing: undefined,
  none: null,
  kept: { name: 'kept' },
  freshBox: () => ({ width: 2, label: 'box', area(height) { return this.width * height; } }),
  freshList: (...elements) => elements,
  *count(n) {
    for (let i = 0; i < n; i++) yield i;
  },
  async *ticks(n) {
    for (let i = 0; i < n; i++) yield i;
  },
  Point: class Point {
    constructor(x, y) {
      this.x = x;
      this.y = y;
    }
    sum() {
      return this.x + this.y;
    }
  },
});
