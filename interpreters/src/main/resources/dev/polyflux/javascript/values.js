// Which values cross as they are, and how objects are known again when they come home.
(realm) => {
  const { seam } = realm;
  const { wires } = seam;
  const MISSING = Symbol('missing');
  const NOT_IMPLEMENTED = Symbol('not implemented');

  // A kind of collection whose methods no script has in its hands: what is ours is looked up in no other.
  const apart = (Kind) => {
    const { constructor, ...methods } = Object.getOwnPropertyDescriptors(Kind.prototype);
    class Apart extends Kind {}
    Object.defineProperties(Apart.prototype, methods);
    return Apart;
  };
  const Table = apart(WeakMap);

  const refs = new Table(); // local object or proxy -> its reference
  const octets = new WeakSet(); // arrays that came as bytes, and go as bytes

  // What no value of JavaScript stands for. Known by what only its class can see: `instanceof` would ask a Proxy.
  class End {
    #end;
    static is = (value) => typeof value === 'object' && value !== null && #end in value;
    constructor(value) {
      this.value = value;
    }
  }
  class Slice {
    #slice;
    static is = (value) => typeof value === 'object' && value !== null && #slice in value;
    constructor(start, stop, step) {
      Object.assign(this, { start, stop, step });
    }
  }

  // Two languages whose objects have the same shapes.
  const PYTHONS = new Set(['python', 'micropython']);

  const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);

  const isLiteral = (value) => {
    const prototype = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
    return prototype === null || prototype === Object.prototype;
  };

  // A BigInt that fits would reach Java as a small number and lose its type there: so none goes as it is.
  class Big {
    #big;
    static is = (value) => typeof value === 'object' && value !== null && #big in value;
    constructor(value) {
      this.value = value;
    }
  }
  const out = (value) => (typeof value === 'bigint' ? new Big(value) : value);

  // Whoever is given a promise answers for its rejection: known before the call is over, when the engine tells of those that
  // nobody handles, and before there is a reference to it.
  const given = new WeakSet();
  const handed = (value) => {
    if (typeof value === 'object' && value !== null) given.add(value);
    return out(value);
  };

  // As digits of any length are read fastest, and by Python at all.
  const digits = (big) => (big < 0n ? `-0x${(-big).toString(16)}` : `0x${big.toString(16)}`);

  // Dates that have arrived from where they have a zone, and are that again as long as nobody changes them.
  const zoned = new Table();

  const dated = (parts) => {
    const [, sign, hours, minutes, seconds = 0] = /^([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(parts[1]);
    const offset = (sign === '-' ? -1 : 1) * (hours * 3600 + minutes * 60 + Number(seconds)) * 1000;
    const date = new Date(Date.parse(`${parts[0].slice(0, 23)}Z`) - offset);
    zoned.set(date, { time: date.getTime(), parts });
    return date;
  };

  const moment = (date) => {
    const known = zoned.get(date);
    return known?.time === date.getTime() ? wires.value('datetime', known.parts) : wires.moment(Number(date));
  };

  // A dict's keys keep their types, so it is a Map; JSON has it as json.dumps would.
  const fromPairs = () =>
    Object.defineProperty(new Map(), 'toJSON', {
      value() {
        const object = {};
        for (const [key, value] of this) {
          if (typeof key === 'object' && key !== null) throw new TypeError(`the key ${String(key)} of a Map is none that JSON has`);
          Object.defineProperty(object, String(key ?? null), { value, writable: true, enumerable: true, configurable: true });
        }
        return object;
      },
      writable: true,
      configurable: true,
    });

  const DEEPEST = 1000; // dev.polyflux.core.Copy.DEEPEST

  // What an instance of a class has is data where somebody asks for it by name; a promise or an iterator is none.
  const isInstance = (value) =>
    Object.prototype.toString.call(value) === '[object Object]' && typeof value.then !== 'function' && typeof value.next !== 'function';

  // What everybody may see of an instance, without its getters.
  const isPublic = (value, name) => name[0] !== '_' && 'value' in Object.getOwnPropertyDescriptor(value, name);

  const detach = (value, met, members = false, depth = 0) => {
    if (typeof value !== 'object' || value === null || (refs.get(value) !== undefined && realm.isProxy(value))) return out(value);
    if (met.has(value)) return wires.again(met.get(value));
    if (depth === DEEPEST) throw new RangeError(`data of more than ${DEEPEST} levels does not cross as a copy`);
    const begin = () => met.set(value, met.size);
    const copy = (element) => detach(element, met, members, depth + 1);
    if (Array.isArray(value)) return begin(), wires.items(Array.from(value, copy));
    if (value instanceof Set) return begin(), wires.elements([...value].map(copy));
    if (value instanceof Map) {
      begin();
      const keys = [];
      const members = [];
      for (const [key, member] of value) {
        keys.push(copy(key));
        members.push(copy(member));
      }
      return wires.pairs(keys, members);
    }
    if (value instanceof Date) return begin(), moment(value);
    if (ArrayBuffer.isView(value)) return begin(), wires.numbers(tag(value), value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength));
    if (value instanceof ArrayBuffer) return begin(), wires.numbers('ArrayBuffer', value);
    const literal = isLiteral(value);
    if (!literal && !(members && isInstance(value))) return value;
    begin();
    const names = literal ? Object.keys(value) : Object.keys(value).filter((name) => isPublic(value, name));
    return wires.entries(names, names.map((name) => copy(value[name])));
  };

  const empty = {
    items: () => [],
    fixed: () => [],
    elements: () => new Set(),
    entries: () => ({}),
    pairs: fromPairs,
  };

  const shapes = new (apart(Map))(); // what a type tells -> the same as Java's
  const shapeInJava = ([type, features, detail]) => {
    const key = `${features} ${type} ${detail}`;
    let known = shapes.get(key);
    if (known === undefined) {
      if (shapes.size > 4096) shapes.clear();
      shapes.set(key, (known = seam.leases.shape(type, features, detail)));
    }
    return known;
  };

  Object.assign(realm, {
    isPython: (language) => PYTHONS.has(language),
    apart,
    Table,
    MISSING,
    NOT_IMPLEMENTED,
    Big,
    End,
    Slice,
    out,
    handed,
    isGiven: (value) => given.has(value) || refs.has(value),
    digits,
    refs,
    isOctets: (value) => octets.has(value),
    values: {
      missing: MISSING,
      notimplemented: NOT_IMPLEMENTED,
      nothing: undefined,
      null: null,
      // What an object crosses as, where it has something to cross as: a wire value, or an object of the realm's other language.
      exported(value) {
        const ref = refs.get(value);
        if (ref !== undefined) return ref;
        if (value === null) return seam.NULL;
        if (value === MISSING) return seam.MISSING;
        if (value === NOT_IMPLEMENTED) return seam.NOT_IMPLEMENTED;
        if (typeof value === 'bigint') return wires.integer(String(value));
        if (octets.has(value)) return wires.octets(value.buffer);
        if (Big.is(value)) return wires.integer(String(value.value));
        if (End.is(value)) return wires.end(out(value.value));
        if (Slice.is(value)) return wires.slice(out(value.start), out(value.stop), out(value.step));
        return realm.neighbourOf?.(value) ?? realm.direct?.(value);
      },
      // The same, and what an object that has not left before is described as; of a number, and of nothing, Java knows by itself.
      crossed(value) {
        const known = realm.values.exported(value);
        if (known !== undefined || (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol')) return known;
        return shapeInJava(realm.values.describe(value));
      },
      remember(value, ref) {
        if (typeof value !== 'symbol' || realm.symbols.isOwn(value)) refs.set(value, ref);
      },
      describe(value) {
        if (typeof value === 'symbol') return ['symbol', realm.FEATURES.SYMBOL, realm.symbols.nameOf(value)];
        realm.pyHandlers.get(value)?.alive();
        return realm.shapeOf(value);
      },
      integer: (text) => (text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text)),
      octets(unsigned) {
        const array = Uint8Array.from(unsigned);
        octets.add(array);
        return Object.setPrototypeOf(array, realm.octetsPrototype);
      },
      items: (elements) => Array.from(elements),
      entries(names, members) {
        const object = {};
        for (let i = 0; i < names.length; i++) object[names[i]] = members[i];
        return object;
      },
      container: (kind) => empty[kind](),
      fill(container, kind, keys, members) {
        for (let i = 0; i < members.length; i++) {
          if (kind === 'items') container.push(members[i]);
          else if (kind === 'elements') container.add(members[i]);
          else if (kind === 'pairs') container.set(keys[i], members[i]);
          else Object.defineProperty(container, keys[i], { value: members[i], writable: true, enumerable: true, configurable: true });
        }
      },
      fixed(open, elements) {
        for (let i = 0; i < elements.length; i++) open.push(elements[i]);
        return open;
      },
      numbers(kind, unsigned) {
        const buffer = Uint8Array.from(unsigned).buffer;
        return kind === 'ArrayBuffer' ? buffer : new globalThis[kind](buffer);
      },
      moment: (millis) => new Date(millis),
      // Of what Java knows, a point in time is a Date; the rest is the text that it is in JSON.
      known: (kind, parts, text) => (kind === 'datetime' && parts[1] !== '' ? dated(Array.from(parts)) : text),
      slice: (start, stop, step) => new Slice(start, stop, step),
      end: (value) => new End(value),
      // Aborted when the call that it is handed to is cancelled.
      signal() {
        const controller = new AbortController();
        seam.onAbort(() => controller.abort());
        return controller.signal;
      },
      neighbour: (value) => realm.meet(value),
      home: (value) => value,
      detach: (value, members) => detach(value, new Map(), members),
    },
  });
}
