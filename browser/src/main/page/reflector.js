// Answers those traps that reflected-ffi has not, as every realm of JavaScript does: by the same guest files.
import items from 'guest:items.js';
import operators from 'guest:operators.js';
import reflect from 'guest:reflect.js';
import shapes from 'guest:shapes.js';
import { ARRAY, DIRECT, OBJECT } from 'reflected-ffi/types';
import { END, MAP, SET } from './tags.js';

const DEEPEST = 1000; // dev.polyflux.core.Copy.DEEPEST

class End {
  static is = (value) => value instanceof End;
  constructor(value) {
    this.value = value;
  }
}

// Pairs already, since there is more in it than one value.
class Pair {
  constructor(pair) {
    this.pair = pair;
  }
}

const SLICE = Symbol.for('polyflux.slice');

class Slice {
  static is = (value) => value instanceof Slice;
  constructor(start, stop, step) {
    Object.assign(this, { start, stop, step });
  }
}

const isLiteral = (value) => {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

/** What answers traps by name; `typed` makes a pair of a value. */
export function reflector(typed) {
  const MISSING = Symbol.for('polyflux.missing');
  const wire = (value) => {
    if (value instanceof Pair) return value.pair;
    return End.is(value) ? [END, typed(value.value)] : typed(value);
  };

  const copy = (value, members, met = new Map(), depth = 0) => {
    if (typeof value !== 'object' || value === null) return typed(value);
    if (met.has(value)) return met.get(value);
    if (depth === DEEPEST) throw new RangeError(`data of more than ${DEEPEST} levels does not cross as a copy`);
    const pair = [];
    met.set(value, pair);
    const begun = (type, held) => {
      pair.push(type, held);
      return held;
    };
    const inside = (element) => copy(element, members, met, depth + 1);
    if (Array.isArray(value)) begun(ARRAY, []).push(...Array.from(value, inside));
    else if (value instanceof Set) begun(SET, []).push(...Array.from(value, inside));
    else if (value instanceof Map) begun(MAP, []).push(...[...value].flat().map(inside));
    else if (value instanceof Date) begun(DIRECT, value);
    else if (ArrayBuffer.isView(value)) begun(DIRECT, value.slice?.() ?? value);
    else if (value instanceof ArrayBuffer) begun(DIRECT, value);
    else if (isLiteral(value) || (members && Object.prototype.toString.call(value) === '[object Object]')) {
      const object = begun(OBJECT, {});
      for (const name of Object.keys(value)) object[name] = inside(value[name]);
    } else pair.push(...typed(value));
    return pair;
  };

  const realm = {
    MISSING,
    NOT_IMPLEMENTED: Symbol.for('polyflux.not implemented'),
    Big: { is: () => false },
    End,
    Slice,
    Table: WeakMap,
    Proxy,
    out: (value) => value,
    handed: (value) => value,
    isProxy: () => false,
    isLink: () => false,
    bare: (value) => value,
    values: { detach: (value, members) => new Pair(copy(value, members)) },
    seam: {
      wires: { entries: (names, values) => new Pair([OBJECT, Object.fromEntries(names.map((name, i) => [name, wire(values[i])]))]) },
      unsupported(what, type) {
        throw new TypeError(`a ${type} does not answer '${what}'`);
      },
    },
  };
  for (const file of [shapes, items, operators, reflect]) file(realm);

  const called = (at, receiver, [self, ...args]) => realm.reflect.apply(at, self === MISSING ? receiver : self, ...args);

  const chained = (target, steps) => {
    let at = target;
    let receiver = MISSING;
    for (const [name, ...args] of steps) {
      const reads = name === 'get' || name === 'item';
      const given = name === 'apply' ? called(at, receiver, args) : named(reads ? `read${name === 'item' ? 'item' : ''}` : name)(at, ...args);
      receiver = reads ? at : MISSING;
      at = given;
    }
    return at;
  };

  const several = {
    self: (target) => target,
    chain: chained,
    all: (target, chains) => new Pair([ARRAY, chains.map((steps) => wire(alone(target, steps)))]),
    keys: (target) => new Pair([ARRAY, realm.reflect.keys(target).map(typed)]),
  };
  const named = (name) => several[name] ?? realm.reflect[name];
  // A read alone says what is missing; on the way of a chain nothing may be.
  const alone = (target, steps) => (steps.length === 1 ? named(steps[0][0])(target, ...steps[0].slice(1)) : chained(target, steps));

  const sliced = (value) => (Array.isArray(value) && value[0] === SLICE ? new Slice(...value.slice(1).map((bound) => bound ?? undefined)) : value);

  return {
    answer: (name, target, args) => wire(named(name)(target, ...args.map(sliced))),
    shapeOf: (value) => realm.shapeOf(value),
    typeName: (value) => realm.typeName(value),
  };
}
