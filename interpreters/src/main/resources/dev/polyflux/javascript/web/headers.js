// Headers of requests and responses: names in lower case, several values of a name joined.
(realm) => {
  const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
  const BAD_VALUE = /[\0\r\n]|[^\x00-\xff]/;

  const checkedName = (name) => {
    const key = String(name);
    if (!TOKEN.test(key)) throw new TypeError(`'${key}' is no name of a header`);
    return key.toLowerCase();
  };
  const checkedValue = (name, value) => {
    const text = String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
    if (BAD_VALUE.test(text)) throw new TypeError(`the value of the header '${name}' has a character that no header can have`);
    return text;
  };
  let freeze;

  // A dict of Python is taken as the object that it stands for.
  const plain = (init) => (typeof init?.toJs === 'function' ? init.toJs() : init);

  class Headers {
    #lists = new Map(); // name -> values
    #immutable = false;

    constructor(init) {
      const given = plain(init);
      if (given === undefined || given === null) return;
      if (typeof given !== 'object') throw new TypeError(`headers are made of an object or of pairs, not of ${typeof given}`);
      const pairs = typeof given[Symbol.iterator] === 'function' ? given : Object.entries(given);
      for (const pair of pairs) {
        const [name, value, ...rest] = pair;
        if (value === undefined || rest.length > 0) throw new TypeError('each header is a pair of name and value');
        this.append(name, value);
      }
    }

    #writable() {
      if (this.#immutable) throw new TypeError('these headers came over the network and cannot be changed: copy them, with new Headers(headers)');
    }

    append(name, value) {
      this.#writable();
      const key = checkedName(name);
      this.#lists.set(key, [...(this.#lists.get(key) ?? []), checkedValue(key, value)]);
    }

    set(name, value) {
      this.#writable();
      const key = checkedName(name);
      this.#lists.set(key, [checkedValue(key, value)]);
    }

    delete(name) {
      this.#writable();
      this.#lists.delete(checkedName(name));
    }

    get(name) {
      return this.#lists.get(checkedName(name))?.join(', ') ?? null;
    }

    has(name) {
      return this.#lists.has(checkedName(name));
    }

    getSetCookie() {
      return [...(this.#lists.get('set-cookie') ?? [])];
    }

    *entries() {
      for (const name of [...this.#lists.keys()].sort()) {
        const values = this.#lists.get(name) ?? [];
        if (name === 'set-cookie') for (const value of values) yield [name, value];
        else yield [name, values.join(', ')];
      }
    }

    *keys() {
      for (const [name] of this) yield name;
    }

    *values() {
      for (const [, value] of this) yield value;
    }

    forEach(callback, self) {
      for (const [name, value] of this) Reflect.apply(callback, self, [value, name, this]);
    }

    static {
      freeze = (headers) => {
        headers.#immutable = true;
        return headers;
      };
    }
  }
  Object.defineProperty(Headers.prototype, Symbol.iterator, { value: Headers.prototype.entries, writable: true, configurable: true });
  Object.defineProperty(Headers.prototype, Symbol.toStringTag, { value: 'Headers', configurable: true });
  realm.shown.set(Headers, [Symbol.iterator]);

  return { Headers, freeze };
}
