// Python objects as JavaScript's own: `toJs` converts what is asked for, `toJSON` what JSON can hold.
(realm) => {
  const { refs, pyHandlers, pyAbilities, iteration } = realm;
  const { isMapping, isArray } = pyAbilities;

  const failed = (message) => Object.assign(new Error(message), { name: 'ConversionError' });
  const shown = (value) => (pyHandlers.has(value) ? pyHandlers.get(value).text(true) : String(value));
  const isKey = (value) => (typeof value !== 'object' && typeof value !== 'function') || value === null;

  const put = (object, key, value) => Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });

  // Object.fromEntries, but two keys that JavaScript cannot tell apart are an error.
  const fill = (object, entries) => {
    for (const [key, value] of entries) {
      if (Object.hasOwn(object, key)) throw failed(`Key collision when converting Python dictionary to JavaScript. Key: ${shown(key)}`);
      put(object, String(key), value);
    }
    return object;
  };

  class Conversion {
    constructor({ depth = -1, pyproxies, create_pyproxies = true, dict_converter, default_converter, eager_converter } = {}) {
      if (pyproxies !== undefined && pyproxies !== null && !Array.isArray(pyproxies)) {
        throw new TypeError('Expected a JsArray for the pyproxies argument');
      }
      Object.assign(this, { depth, pyproxies, create_pyproxies, dict_converter, default_converter, eager_converter });
      this.met = new Map();
      this.asked = new Set(); // what the eager converter is at
    }

    convert(value, depth = this.depth) {
      const handler = pyHandlers.get(value);
      if (handler === undefined) return value;
      if (this.met.has(value)) return this.met.get(value);
      if (depth === 0) return this.leaf(value);
      if (this.eager_converter && !this.asked.has(value)) {
        this.asked.add(value);
        return this.consult(this.eager_converter, value, depth);
      }
      return this.standard(value, handler, depth);
    }

    consult(converter, value, depth) {
      const result = converter(
        value,
        (inner) => this.convert(inner, inner === value ? depth : depth - 1),
        (original, converted) => this.cache(original, converted),
      );
      this.met.set(value, result);
      return result;
    }

    cache(original, converted) {
      if (!pyHandlers.has(original)) throw new TypeError('The first argument to cacheConversion must be a PyProxy.');
      this.met.set(original, converted);
    }

    standard(value, handler, depth) {
      if (isArray(handler)) {
        const array = this.begin(value, []);
        for (const element of handler.elements()) array.push(this.convert(element, depth - 1));
        return array;
      }
      if (isMapping(handler)) return this.mapping(value, handler, depth);
      if (handler.type === 'set') {
        const set = this.begin(value, new Set());
        for (const element of value) set.add(this.key(this.convert(element, depth - 1), 'Set'));
        return set;
      }
      if (realm.pyAbilities.PyBuffer(handler)) return this.begin(value, handler.detached());
      return this.default_converter ? this.consult(this.default_converter, value, depth) : this.leaf(value);
    }

    mapping(value, handler, depth) {
      const object = this.dict_converter ? undefined : this.begin(value, {});
      const entries = handler.entries().map(([key, member]) => [this.key(key, 'Map'), this.convert(member, depth - 1)]);
      return this.dict_converter ? this.begin(value, this.dict_converter(entries)) : fill(object, entries);
    }

    begin(value, converted) {
      this.met.set(value, converted);
      return converted;
    }

    key(key, kind) {
      if (!isKey(key)) throw failed(`Cannot use ${shown(key)} as a key for a Javascript ${kind}`);
      return key;
    }

    // The caller may destroy what is listed, so it is given proxies of its own.
    leaf(value) {
      if (!this.create_pyproxies) throw failed(`No conversion known for ${shown(value)}.`);
      if (!this.pyproxies) return value;
      const own = value.copy();
      this.pyproxies.push(own);
      return own;
    }
  }

  // A copy with every key a string, every set an array and None as null, as json.dumps writes it.
  const plain = (value, met = new Map()) => {
    if (value === undefined) return null;
    if (typeof value !== 'object' || value === null || refs.get(value) !== undefined) return value;
    if (met.has(value)) return met.get(value);
    const inner = (member) => plain(member, met);
    if (Array.isArray(value) || value instanceof Set) {
      const array = [];
      met.set(value, array);
      for (const element of value) array.push(inner(element));
      return array;
    }
    const isMap = value instanceof Map;
    if (!isMap && Object.getPrototypeOf(value) !== Object.prototype) return value;
    const object = {};
    met.set(value, object);
    for (const [key, member] of isMap ? value : Object.entries(value)) put(object, String(key), inner(member));
    return object;
  };

  realm.pyConvert = {
    toJs: (value, options) => new Conversion(options ?? {}).convert(value),
    toJSON: (handler) => plain(handler.detached()),
    keysOf: (handler) => [...iteration.walk(handler.via, handler.ref)],
  };
}
