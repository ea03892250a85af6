// Python objects as JavaScript's own: `toJs` converts what is asked for, `toJSON` what JSON can hold.
(realm) => {
  const { refs, pyHandlers, pyAbilities, iteration } = realm;
  const { isMapping, isArray } = pyAbilities;
  const [Met, Asked] = [realm.apart(Map), realm.apart(Set)];

  const failed = (message) => Object.assign(new Error(message), { name: 'ConversionError' });
  const shown = (value) =>
    pyHandlers.has(value) ? pyHandlers.get(value).text(true) : typeof value === 'string' ? `'${value}'` : String(value);
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

  // Puts `made` wherever `before` stands in what was converted.
  const replaceIn = (root, before, made) => {
    const seen = new Set([root]);
    for (const container of seen) {
      const put = (member, set) => {
        if (member === before) set(made);
        else if (typeof member === 'object' && member !== null && !realm.isProxy(member)) seen.add(member);
      };
      if (container instanceof Map) for (const [key, member] of container) put(member, (own) => container.set(key, own));
      else if (Array.isArray(container)) container.forEach((member, i) => put(member, (own) => (container[i] = own)));
      else for (const key of Object.keys(container)) put(container[key], (own) => (container[key] = own));
    }
  };

  class Conversion {
    constructor({ depth = -1, pyproxies, create_pyproxies = true, dict_converter, default_converter, eager_converter } = {}) {
      if (pyproxies !== undefined && pyproxies !== null && !Array.isArray(pyproxies)) {
        throw new TypeError('Expected a JsArray for the pyproxies argument');
      }
      Object.assign(this, { depth, pyproxies, create_pyproxies, dict_converter, default_converter, eager_converter });
      // By the Python objects: a converter may be given another proxy of the same.
      this.met = new Met();
      this.asked = new Asked(); // what the eager converter is at
      this.open = new Map(); // what stands for a dict that its converter is to make -> whether it was needed
    }

    convert(value, depth = this.depth) {
      const handler = pyHandlers.get(value);
      if (handler === undefined) return value;
      const object = handler.alive();
      if (this.met.has(object)) return this.known(object);
      if (depth === 0) return this.leaf(value);
      if (this.eager_converter && !this.asked.has(object)) {
        this.asked.add(object);
        return this.consult(this.eager_converter, value, object, depth);
      }
      return this.standard(value, handler, depth);
    }

    known(object) {
      const converted = this.met.get(object);
      if (this.open.has(converted)) this.open.set(converted, true);
      return converted;
    }

    consult(converter, value, object, depth) {
      const result = converter(
        value,
        (inner) => this.convert(inner, pyHandlers.get(inner)?.ref === object ? depth : depth - 1),
        (original, converted) => this.cache(original, converted),
      );
      return this.begin(object, pyHandlers.has(result) ? this.leaf(result) : result);
    }

    cache(original, converted) {
      if (!pyHandlers.has(original)) throw new TypeError('The first argument to cacheConversion must be a PyProxy.');
      this.met.set(pyHandlers.get(original).alive(), converted);
    }

    standard(value, handler, depth) {
      const object = handler.ref;
      if (isArray(handler)) {
        const array = this.begin(object, []);
        for (const element of handler.elements()) array.push(this.convert(element, depth - 1));
        return array;
      }
      if (isMapping(handler)) return this.mapping(object, handler, depth);
      if (handler.type === 'set') {
        const set = this.begin(object, new Set());
        for (const element of value) set.add(this.key(element, 'Set'));
        return set;
      }
      if (realm.pyAbilities.PyBuffer(handler)) return this.begin(object, realm.pyBuffers.array(handler));
      return this.default_converter ? this.consult(this.default_converter, value, object, depth) : this.leaf(value);
    }

    mapping(object, handler, depth) {
      const container = this.begin(object, {});
      if (this.dict_converter) this.open.set(container, false);
      const entries = handler.entries().map(([key, member]) => [this.key(key, 'Map'), this.convert(member, depth - 1)]);
      if (!this.dict_converter) return fill(container, entries);
      const made = this.begin(object, this.dict_converter(entries));
      if (this.open.get(container) && typeof made === 'object' && made !== null && !realm.isProxy(made)) replaceIn(made, container, made);
      this.open.delete(container);
      return made;
    }

    begin(object, converted) {
      this.met.set(object, converted);
      return converted;
    }

    key(key, kind) {
      if (!isKey(key)) throw failed(`Cannot use ${shown(key)} as a key for a Javascript ${kind}`);
      return key;
    }

    // Each its own: who destroys one means that one.
    leaf(value) {
      if (!this.create_pyproxies) throw failed(`No conversion known for ${shown(value)}.`);
      const own = value.copy();
      this.pyproxies?.push(own);
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
    for (const [key, member] of isMap ? value : Object.entries(value)) put(object, String(key ?? null), inner(member));
    return object;
  };

  realm.pyConvert = {
    toJs: (value, options) => new Conversion(options ?? {}).convert(value),
    toJSON: (handler) => plain(handler.detached()),
    keysOf: (handler) => [...iteration.walk(handler.via, handler.ref)],
  };
}
