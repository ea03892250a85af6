// Items as Python asks for them: of arrays as of lists, of what has `get`, `set`, `has` and `delete` through these.
(realm) => {
  const { MISSING, Slice, out, typeName } = realm;

  // Named as Python names it.
  const failure = (name, message) => Object.assign(new Error(message), { name });

  const isMethod = (target, name) => typeof target[name] === 'function';
  const isView = (target) => ArrayBuffer.isView(target) && !(target instanceof DataView);
  const isArrayLike = (target) =>
    typeof target === 'object' && typeof target.length === 'number' && isMethod(target, Symbol.iterator) && !isMethod(target, 'next');
  const isSequence = (target) => Array.isArray(target) || isView(target) || isArrayLike(target);

  const PYTHON = { string: 'str', number: 'float', undefined: 'NoneType', function: 'function' };
  const isIndex = (key) => (typeof key === 'number' && Number.isInteger(key)) || typeof key === 'bigint' || typeof key === 'boolean';

  const index = (target, key) => {
    if (!isIndex(key)) {
      const type = PYTHON[typeof key] ?? (key === null ? 'jsnull' : typeName(key));
      throw new TypeError(`list indices must be integers or slices, not ${type}`);
    }
    const at = Number(key);
    return at < 0 ? at + target.length : at;
  };

  const isWithin = (target, at) => at >= 0 && at < target.length;

  // The indices that a slice names: where it starts, how it steps, how many there are.
  const range = (slice, length) => {
    const step = Number(slice.step ?? 1);
    if (step === 0) throw failure('ValueError', 'slice step cannot be zero');
    const [lowest, highest] = step > 0 ? [0, length] : [-1, length - 1];
    const bound = (given, otherwise) => {
      if (given === undefined || given === null) return otherwise;
      const at = Number(given);
      return Math.min(Math.max(at < 0 ? at + length : at, lowest), highest);
    };
    const start = bound(slice.start, step > 0 ? lowest : highest);
    const stop = bound(slice.stop, step > 0 ? highest : lowest);
    return { start, step, count: Math.max(0, Math.ceil((stop - start) / step)) };
  };

  const places = ({ start, step, count }) => Array.from({ length: count }, (_, i) => start + i * step);

  const whole = (target, operation) => {
    if (isView(target)) throw failure('NotImplementedError', `Slice ${operation} isn't implemented for typed arrays`);
    if (!Array.isArray(target) && operation !== 'subscripting') throw new TypeError(`a ${typeName(target)} cannot be changed by slices`);
  };

  const slices = {
    get(target, slice) {
      whole(target, 'subscripting');
      return places(range(slice, target.length)).map((at) => target[at]);
    },
    set(target, slice, values) {
      whole(target, 'assignment');
      const { start, step, count } = range(slice, target.length);
      const given = Array.from(values);
      if (step === 1) target.splice(start, count, ...given);
      else if (given.length !== count) {
        throw failure('ValueError', `attempt to assign sequence of size ${given.length} to extended slice of size ${count}`);
      } else places({ start, step, count }).forEach((at, i) => (target[at] = given[i]));
    },
    delete(target, slice) {
      whole(target, 'deletion');
      const gone = new Set(places(range(slice, target.length)));
      const kept = target.filter((_, at) => !gone.has(at));
      target.splice(0, target.length, ...kept);
    },
  };

  realm.items = {
    get(target, key) {
      if (isSequence(target)) {
        if (Slice.is(key)) return slices.get(target, key);
        const at = index(target, key);
        const value = target[at];
        return isWithin(target, at) && (value !== undefined || at in target) ? out(value) : MISSING;
      }
      if (typeof target === 'object' && isMethod(target, 'get')) {
        const value = target.get(key);
        return value === undefined && isMethod(target, 'has') && !target.has(key) ? MISSING : out(value);
      }
      return realm.reflect.get(target, key);
    },
    set(target, key, value) {
      if (isSequence(target)) {
        if (Slice.is(key)) return slices.set(target, key, value);
        const at = index(target, key);
        if (!isWithin(target, at)) throw failure('IndexError', 'list assignment index out of range');
        target[at] = value;
      } else if (typeof target === 'object' && isMethod(target, 'set')) target.set(key, value);
      else if (!Reflect.set(target, key, value)) throw new TypeError(`cannot set '${String(key)}'`);
    },
    /** Whether there was one. */
    delete(target, key) {
      if (Array.isArray(target)) {
        if (Slice.is(key)) return slices.delete(target, key) ?? true;
        const at = index(target, key);
        return isWithin(target, at) && target.splice(at, 1).length > 0;
      }
      if (isSequence(target)) throw new TypeError("object doesn't support item deletion");
      return typeof target === 'object' && isMethod(target, 'delete') ? target.delete(key) : realm.reflect.delete(target, key);
    },
    contains(target, value) {
      for (const asked of ['has', 'includes']) if (isMethod(target, asked)) return Boolean(target[asked](value));
      return isSequence(target) ? Array.from(target).includes(value) : value in target;
    },
    length(target) {
      const length = typeof target.size === 'number' ? target.size : target.length;
      if (length === undefined) return MISSING;
      if (typeof length !== 'number') throw new TypeError('object does not have a valid length');
      if (length < 0) throw failure('ValueError', `length ${length} of object is negative`);
      if (length > 0x7fffffff) throw failure('OverflowError', `length ${length} of object is larger than INT_MAX (2147483647)`);
      return length;
    },
  };
}
