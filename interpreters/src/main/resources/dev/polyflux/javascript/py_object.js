// A Python object of another realm as its members see it: what they ask of it are traps there.
(realm) => {
  const { lives } = realm.seam;
  const { out, refs, calls, pyAbilities, pyConvert } = realm;
  const { found } = calls;
  const { assign } = Object; // before guest code can have it replaced: a handler holds the way to its object
  const { isClass } = pyAbilities;
  const [VARIABLE, ANY_KEYWORDS] = [4, 8]; // co_flags
  const spelled = new Map(); // the special methods of a type, by their list

  const specialOf = (detail) => {
    let special = spelled.get(detail);
    if (special === undefined) spelled.set(detail, (special = new Set(detail.split(' '))));
    return special;
  };

  realm.PyObject = class {
    constructor(ref, via, type, features, detail, life) {
      this.ref = ref;
      this.via = via;
      this.type = type;
      this.features = features;
      this.detail = detail;
      this.special = specialOf(detail);
      this.life = life; // shared by what lives and dies together
      this.made = new Map(); // methods, so that they are the same function each time
      this.captures = this.special.has('captureThis');
    }

    alive() {
      const { destroyed } = this.life;
      if (destroyed !== undefined) {
        this.release();
        throw new Error(destroyed);
      }
      return this.ref;
    }

    // What has ended holds its object no longer.
    release() {
      this.ref = undefined;
    }

    text(repr) {
      return this.via.text(this.alive(), repr);
    }

    length() {
      return this.via.length(this.ref);
    }

    detached() {
      return this.via.detached(this.ref);
    }

    attribute(name) {
      return found(this.via.get(this.ref, name));
    }

    item(key) {
      return found(this.via.item(this.ref, out(key)));
    }

    contains(value) {
      return this.via.contains(this.ref, out(value));
    }

    /** A function of `pyodide._asked`, in the object's realm. */
    asked(name, ...args) {
      const source = `lambda *args: __import__('pyodide._asked', None, None, ['${name}']).${name}(*args)`;
      return this.via.evaluate(this.ref, source, [this.proxy, ...args].map(out));
    }

    discard(key) {
      if (!this.via.delitem(this.ref, out(key))) throw new realm.errors.PythonError('KeyError', String(key), '');
    }

    elements() {
      const chains = Array.from({ length: this.length() }, (_, i) => [['item', i]]);
      return chains.length === 0 ? [] : this.via.all(this.ref, chains);
    }

    entries() {
      const keys = pyConvert.keysOf(this);
      const values = keys.length === 0 ? [] : this.via.all(this.ref, keys.map((key) => [['item', out(key)]]));
      return keys.map((key, i) => [key, values[i]]);
    }

    invoke(name, ...args) {
      return calls.apply(this.via, refs.get(this.attribute(name)), undefined, args);
    }

    append(values) {
      const append = this.attribute('append');
      for (const value of values) append(value);
    }

    qualifiedType() {
      const module = found(this.via.query(this.ref, ['__class__', '__module__']));
      return module === undefined || module === 'builtins' || module === '__main__' ? this.type : `${module}.${this.type}`;
    }

    given(self, args) {
      const bound = this.binding;
      const all = bound === undefined ? args : [...bound.args, ...args];
      return this.captures ? [bound === undefined ? self : bound.self, ...all] : all;
    }

    call(self, args) {
      if (this.life.tag !== undefined) lives.called(this.life.tag);
      return calls.apply(this.via, this.alive(), undefined, this.given(self, args));
    }

    /** How many arguments it takes at most, the names of its parameters, and whether it takes any keyword. */
    signature() {
      const ask = (...path) => found(this.via.query(this.ref, path));
      const holder = isClass(this) ? ['__init__', '__code__'] : ['__code__'];
      const count = ask(...holder, 'co_argcount');
      if (count === undefined) return { limit: Infinity, names: [], anyKeywords: true };
      const flags = ask(...holder, 'co_flags');
      const self = isClass(this) || ask('__self__') !== undefined ? 1 : 0;
      const names = [...ask(...holder, 'co_varnames')].slice(self, count + ask(...holder, 'co_kwonlyargcount'));
      return { limit: flags & VARIABLE ? Infinity : count - self, names, anyKeywords: (flags & ANY_KEYWORDS) !== 0 };
    }

    // Aliases share the life of what they were made from.

    bound(self, args) {
      const { binding } = this;
      return this.alias({ binding: { self: binding === undefined ? self : binding.self, args: [...(binding?.args ?? []), ...args] } });
    }

    capturing() {
      return this.alias({ captures: true });
    }

    // It crosses as a function of this realm: the one over there knows nothing of what is bound here.
    alias(changes) {
      const { binding, captures } = this;
      return assign(this.again(this.ref, this.life), { binding, captures }, changes).proxy;
    }

    copy() {
      this.alive();
      const { copied, life } = this.life.copy(this);
      const { ref, proxy } = this.again(copied, life);
      return realm.proxied(proxy, ref, this.features);
    }

    again(ref, life) {
      return realm.pyProxies.install(new this.constructor(ref, this.via, this.type, this.features, this.detail, life));
    }

    destroy({ message = 'Object has already been destroyed' } = {}) {
      const { life } = this;
      const over = life.destroyed !== undefined;
      life.end(message, this);
      if (!over && (life.tag !== undefined || this.via !== realm.here)) lives.ended(this.ref, life.tag, 'DESTROYED');
      refs.delete(this.proxy);
      realm.leave(this.proxy);
    }
  };
}
