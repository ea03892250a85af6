// Objects of every kind with every trap, getter and hook armed: whatever of them runs is noted.
globalThis.fired = [];
const fire = (name) => fired.push(name);
const getter = (name, value) => ({ get: () => (fire(`get ${String(name)}`), value), configurable: true, enumerable: true });
const NAMES = [
  'constructor', 'length', 'size', 'then', 'catch', 'finally', 'next', 'return', 'throw', 'get', 'set', 'has', 'includes', 'keys', 'name', 'message', 'stack', 'cause', 'errors',
  'toString', 'toJSON', 'valueOf', 'prototype', 'buffer', 'byteLength', '__class__', '__iter__', '_ref',
  Symbol.iterator, Symbol.asyncIterator, Symbol.toStringTag, Symbol.toPrimitive, Symbol.hasInstance, Symbol.species,
];
const TRAPS = Object.getOwnPropertyNames(Reflect).filter((name) => typeof Reflect[name] === 'function');
const handler = Object.fromEntries(TRAPS.map((name) => [name, (...args) => (fire(name), Reflect[name](...args))]));
const arm = (object) => {
  for (const name of NAMES) if (Object.getOwnPropertyDescriptor(object, name)?.configurable !== false) Object.defineProperty(object, name, getter(name, undefined));
  return object;
};
const veil = (object) => new Proxy(object, handler);

class Armed {
  static get [Symbol.species]() { fire('species'); return Promise; }
  static [Symbol.hasInstance]() { fire('hasInstance'); return false; }
}
arm(Armed.prototype);
class ArmedPromise extends Promise {
  then(...args) { fire('then'); return super.then(...args); }
  static get [Symbol.species]() { fire('species'); return Promise; }
}
class ArmedError extends Error {
  get name() { fire('get name'); return 'ArmedError'; }
  get message() { fire('get message'); return ''; }
  get [Symbol.toStringTag]() { fire('tag'); return 'x'; }
}
class ArmedMap extends Map {
  get size() { fire('get size'); return 1; }
  get [Symbol.toStringTag]() { fire('tag'); return 'x'; }
}

class ArmedClass extends TypeError {
  get name() { fire('get name'); return 'no'; }
  get code() { fire('get code'); return 1; }
  toString() { fire('toString'); return 'no'; }
}

const KINDS = {
  'an object': () => arm({}),
  'an array': () => arm([1]),
  'a function': () => arm(function () {}),
  'an arrow': () => arm(() => 1),
  'a bound function': () => arm(function () {}.bind()),
  'a class': () => class { static get name() { fire('get name'); } static [Symbol.hasInstance]() { fire('hasInstance'); } },
  'an instance': () => new Armed(),
  'a promise': () => new ArmedPromise(() => {}),
  'a map': () => new ArmedMap(),
  'a typed array': () => arm(new Uint8Array(1)),
  'a buffer': () => arm(new ArrayBuffer(1)),
  'a date': () => arm(new Date(0)),
  'a generator': () => arm((function* () {})()),
  'without a prototype': () => arm(Object.create(null)),
  'an error': () => arm(new Error('no')),
  'an armed error': () => new ArmedError('no'),
  'an error of an armed class': () => new ArmedClass('no'),
  'an error with an armed cause': () => new Error('no', { cause: arm(new Error('cause')) }),
  'an error with an armed object as its cause': () => new Error('no', { cause: arm({}) }),
  'an aggregate of armed errors': () => new AggregateError([arm(new Error('a')), veil(new Error('b'))], 'no'),
  'an error of a Proxy': () => Object.create(veil(new Error('no'))),
  'of a Proxy': () => Object.create(veil({})),
  'a Proxy': () => veil({}),
  'a Proxy of an array': () => veil([1, 2]),
  'a Proxy of a function': () => veil(function () {}),
  'a Proxy of a class': () => veil(class {}),
  'a Proxy of an error': () => veil(new Error('no')),
  'a Proxy of a promise': () => veil(Promise.resolve(1)),
  'a Proxy of a Proxy': () => veil(veil({})),
  'a revocable Proxy': () => Proxy.revocable({}, handler).proxy,
  'a revoked Proxy': () => { const { proxy, revoke } = Proxy.revocable([], handler); revoke(); return proxy; },
  'a Proxy in a ring': () => { const target = {}; Object.setPrototypeOf(target, veil(Object.create(target))); return veil(target); },
  'a Proxy that is a trap': () => new Proxy({}, veil({})),
};
globalThis.kinds = Object.keys(KINDS).join('\n');
globalThis.make = (kind) => (fired.length = 0, KINDS[kind]());
globalThis.told = () => fired.join();
globalThis.keep = (value) => { globalThis.kept = value; };
globalThis.same = (value) => value === kept;
globalThis.seen = (value) => (globalThis.other = value, 'seen');
globalThis.hurl = (value) => { throw value; };
globalThis.hitch = (f) => f();
globalThis.thrown = (f, value) => { try { f(); } catch (error) { return error === value; } };
globalThis.caught = (f) => { try { f(); } catch (error) { return window.same(error); } };
