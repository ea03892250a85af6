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

// For the proxies of JavaScript objects.
Object.assign(globalThis, {
  frozen: Object.freeze({ a: 1, inner: { b: 2 } }),
  freshFrozen: () => Object.freeze([1, 2]),
  sealed: Object.seal({ a: 1 }),
  arrow: (a, b) => a,
  dayTwo: new Date(86400000),
  letters: /a+/g,
  valued: { valueOf: () => 7, toString: () => 'seven' },
  primitive: { [Symbol.toPrimitive]: (hint) => `<${hint}>` },
  mark: Symbol('mark'),
  nameless: Symbol(),
  pretender: Symbol('Symbol.iterator'),
  marked: { [Symbol.for('polyflux.test')]: 'registered' },
  isMark: (symbol) => symbol === mark,
  isIteratorSymbol: (symbol) => symbol === Symbol.iterator,
  isRegistered: (symbol) => symbol === Symbol.for('polyflux.test'),
  read: (object, key) => object[key],
  keysOf: (object) => Reflect.ownKeys(object),
  Vault: class Vault {
    #kept = 'kept';
    static made = 0;
    static create() {
      return new this();
    }
    reveal() {
      return this.#kept;
    }
  },
  Creature: class Creature {
    constructor(name) {
      this.name = name;
      this.target = new.target.name;
    }
    speak() {
      return `${this.name} makes ${this.sound ?? 'no'} sound`;
    }
    get loud() {
      return this.speak().toUpperCase();
    }
    set loud(name) {
      this.name = name;
    }
  },
  *talk() {
    try {
      const first = yield 'hello';
      yield `you said ${first}`;
    } catch (error) {
      yield `caught ${error.message}`;
    } finally {
      talked++;
    }
    return 'bye';
  },
  talked: 0,
  failWith(kind) {
    const own = Object.assign(new TypeError('with more'), { code: 'E_MORE', data: kept });
    if (kind === 'own') throw own;
    if (kind === 'cause') throw new RangeError('outer', { cause: new TypeError('inner') });
    if (kind === 'many') throw new AggregateError([new RangeError('one'), own], 'many');
    if (kind === 'named') throw Object.assign(new Error('gone'), { name: 'AbortError', code: 20 });
    if (kind === 'custom') throw new Custom('mine');
    if (kind === 'object') throw kept;
    if (kind === 'null') throw null;
    if (kind === 'number') throw 5;
    if (kind === 'undefined') throw undefined;
  },
  Custom: class Custom extends RangeError {
    get name() {
      return 'Custom';
    }
  },
});

// Items as Python asks for them.
Object.assign(globalThis, {
  table: () => new Map([['a', 1], [2, undefined]]),
  set: () => new Set([1, 2]),
  floats: () => new Float64Array([1.5, 2.5, 3.5]),
  arrayLike: () => ({ length: 2, 0: 'x', 1: 'y', [Symbol.iterator]: Array.prototype[Symbol.iterator] }),
  pocket: () => ({ size: 1, get: (key) => (key === 'in' ? 'got' : undefined), has: (key) => key === 'in', delete: (key) => key === 'in' }),
  negative: () => ({ length: -1, [Symbol.iterator]: () => [][Symbol.iterator]() }),
});
Object.assign(globalThis, {
  promised: Promise.resolve(3),
  refused: (() => {
    const refused = Promise.reject(new RangeError('refused'));
    refused.catch(() => {});
    return refused;
  })(),
});
