// What more the cases find on main, under the same names as in setup.py where both languages have it.
{
  const followers = [];

  class Animal {
    static kinds = 2;
    static create(name) {
      return new this(name);
    }
    constructor(name) {
      this.name = name;
    }
    get loud() {
      return this.name.toUpperCase();
    }
    set loud(text) {
      this.name = text.toLowerCase();
    }
    speak() {
      return `${this.name} speaks`;
    }
  }

  class Dog extends Animal {
    speak() {
      return `${super.speak()} and barks`;
    }
  }

  class Stack {
    items = [];
    push(...items) {
      this.items.push(...items);
      return this;
    }
    pop() {
      return this.items.pop();
    }
    *[Symbol.iterator]() {
      yield* this.items;
    }
  }

  class Secret {
    #value = 42;
    reveal() {
      return this.#value;
    }
    static holds(object) {
      return #value in object;
    }
  }

  class CustomError extends Error {
    constructor(message, code) {
      super(message);
      this.name = 'CustomError';
      this.code = code;
    }
  }

  class Emitter {
    listeners = [];
    on(listener) {
      this.listeners.push(listener);
    }
    off(listener) {
      this.listeners = this.listeners.filter((other) => other !== listener);
    }
    emit(value) {
      this.listeners.forEach((listener) => listener(value));
    }
    count() {
      return this.listeners.length;
    }
  }

  function Legacy(name) {
    if (!(this instanceof Legacy)) return new Legacy(name);
    this.name = name;
  }

  const unique = Symbol('unique');

  Object.assign(globalThis, {
    Animal,
    Dog,
    Stack,
    Secret,
    CustomError,
    Emitter,
    Legacy,
    text: 'hello',
    blank: '',
    half: 0.5,
    yes: true,
    no: false,
    lone: '\ud83d',
    freshDict: () => ({ a: 1, b: 2, c: 3 }),
    freshNested: () => ({ name: 'nest', list: [1, [2, { deep: 'down' }]] }),
    freshRing() {
      const ring = { name: 'ring' };
      ring.self = ring;
      return ring;
    },
    freshStack: (...items) => new Stack().push(...items),
    freshEmitter: () => new Emitter(),
    makeAdder: (n) => (x) => x + n,
    makeCounter() {
      let n = 0;
      return () => (n += 1);
    },
    compose: (f, g) => (x) => f(g(x)),
    defaults: (a, b = 10) => `${a}-${b}`,
    rest: (first, ...others) => `${first}+${others.length}`,
    many: (...args) => args.length,

    times(n, f) {
      for (let i = 0; i < n; i++) f(i);
    },
    reduce: (f, values, start) => values.reduce((a, b) => f(a, b), start),
    filter: (f, values) => values.filter((x) => f(x)),
    sortBy: (key, values) => [...values].sort((a, b) => key(a) - key(b)),
    find: (f, values) => values.find((x) => f(x)),
    some: (f, values) => values.some((x) => f(x)),
    every: (f, values) => values.every((x) => f(x)),
    collect: (iterable) => [...iterable],
    total(iterable) {
      let sum = 0;
      for (const x of iterable) sum += x;
      return sum;
    },
    takeTwo(iterable) {
      const taken = [];
      for (const x of iterable) {
        taken.push(x);
        if (taken.length === 2) break;
      }
      return taken;
    },
    *naturals() {
      for (let n = 0; ; n++) yield n;
    },
    *mirror(log) {
      let got = yield 'first';
      try {
        for (;;) got = yield got;
      } finally {
        log?.('closed');
      }
    },
    *returning() {
      yield 1;
      return 'through';
    },
    *breaking() {
      yield 1;
      throw new RangeError('broken');
    },

    readField: (object, name) => object[name],
    writeField(object, name, value) {
      object[name] = value;
    },
    removeField: (object, name) => delete object[name],
    hasField: (object, name) => name in object,
    fields: (object) => Object.keys(object),
    itemAt: (object, key) => object[key],
    putItem(object, key, value) {
      object[key] = value;
    },
    size: (object) => object.length,
    textOf: (object) => String(object),
    make: (Class, ...args) => new Class(...args),
    isA: (object, Class) => object instanceof Class,
    callMethod: (object, name, ...args) => object[name](...args),
    typeName: (value) => typeof value,
    isTrue: (value) => (value ? true : false),
    compare: (a, b) => [a < b, a > b, a === b],
    plus: (a, b) => a + b,

    throwNamed(kind, message) {
      throw new globalThis[kind](message);
    },
    throwCustom() {
      throw new CustomError('custom', 7);
    },
    rethrow(f) {
      try {
        return f();
      } catch (error) {
        throw error;
      }
    },
    wrap(f) {
      try {
        return f();
      } catch (error) {
        throw new Error('wrapped', { cause: error });
      }
    },
    errorOf(f) {
      try {
        f();
      } catch (error) {
        return error;
      }
      return undefined;
    },
    returnError: () => new RangeError('returned'),
    lastly(f, done) {
      try {
        return f();
      } finally {
        done();
      }
    },
    levels: (n, f) => (n === 0 ? f() : globalThis.levels(n - 1, f)),

    ready: Promise.resolve('ready'),
    delayed: (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value)),
    // Comes after the next lead.
    follow: (value) => new Promise((resolve) => followers.push(() => resolve(value))),
    // Settles for whoever awaits it, and the followers after that.
    lead: (value) => ({
      then(settled) {
        const next = settled(value);
        setTimeout(() => followers.splice(0).forEach((follow) => follow()));
        return next;
      },
    }),
    failLater: async (message) => {
      throw new RangeError(message);
    },
    awaited: async (promise) => [await promise],
    callLater: async (f, ...args) => [await f(...args)],
    outcome: async (promise) => {
      try {
        return `value ${await promise}`;
      } catch (error) {
        return `${error.name} ${error.message}`;
      }
    },
    collectLater: async (iterable) => {
      const collected = [];
      for await (const x of iterable) collected.push(x);
      return collected;
    },
    async *breakingLater() {
      yield 1;
      throw new RangeError('broken later');
    },
    timer: (f, ...args) => void setTimeout(f, 0, ...args),

    // Of JavaScript alone.
    unique,
    keyed: { [unique]: 'kept by a symbol', plain: 1 },
    bare: Object.assign(Object.create(null), { a: 1 }),
    freshFrozen: () => Object.freeze({ fixed: 1 }),
    freshSealed: () => Object.seal({ open: 1 }),
    freshAccessor() {
      let value = 0;
      return {
        get next() {
          return value++;
        },
        set next(to) {
          value = to;
        },
      };
    },
    freshMap: () => new Map([['a', 1], ['b', 2]]),
    freshSet: () => new Set([1, 2, 3]),
    moment: () => new Date(Date.UTC(2020, 1, 3, 4, 5, 6)),
    pattern: /(\d+)-(\w+)/g,
    freshOctets: (...octets) => new Uint8Array(octets),
    freshFloats: (...floats) => new Float64Array(floats),
    freshError: (message) => new RangeError(message),
    receiver() {
      'use strict';
      return this;
    },
    receiverName() {
      return this?.name ?? 'none';
    },
    json: (value) => JSON.stringify(value),
    parse: (value) => JSON.parse(value),
    replaceAll: (string, f) => string.replace(/\d/g, (digit) => f(digit)),
    descriptorOf: (object, name) => Object.getOwnPropertyDescriptor(object, name),
    spread: (object) => ({ ...object }),
    thenable: { then: (resolve) => resolve('thenable') },
    holey: () => [1, , 3],
    revoked() {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
  });
}
