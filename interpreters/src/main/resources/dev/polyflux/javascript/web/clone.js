// structuredClone: copies of data with their cycles and types.
(realm) => {
  const { DOMException } = realm.part('exceptions');
  const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  const OPAQUE = [WeakMap, WeakSet, WeakRef, Promise, FinalizationRegistry];

  const described = (value) => {
    if (typeof value === 'function') return `the function ${value.name || '(anonymous)'}`;
    if (typeof value === 'symbol') return String(value);
    return `an object of ${Object.prototype.toString.call(value).slice(8, -1)}`;
  };
  const refuse = (value, path) => {
    const where = path.length === 0 ? '' : ` at ${path.join('.')}`;
    throw new DOMException(`${described(value)}${where} cannot be cloned: it is no data`, 'DataCloneError');
  };

  function copy(value, met, path) {
    if (typeof value === 'symbol' || typeof value === 'function') return refuse(value, path);
    if (typeof value !== 'object' || value === null) return value;
    if (met.has(value)) return met.get(value);
    if (realm.isProxy(value)) return copyProxy(value, met, path);
    const made = begun(value, met, path);
    met.set(value, made);
    fill(value, made, (member, key) => {
      path.push(String(key));
      const copied = copy(member, met, path);
      path.pop();
      return copied;
    });
    return made;
  }

  // What another realm or language holds is cloned as the copy of it that can be had here.
  function copyProxy(value, met, path) {
    const local = realm.copyOf(value);
    if (realm.isProxy(local)) return refuse(value, path);
    const made = copy(local, met, path);
    met.set(value, made);
    return made;
  }

  // A new object of the same kind, still without members.
  function begun(value, met, path) {
    const known = realm.cloned.find((kind) => kind.is(value));
    if (known !== undefined) return known.clone(value, path) ?? refuse(value, path);
    if (Array.isArray(value)) return new Array(value.length);
    if (value instanceof Date) return new Date(Number(value));
    if (value instanceof RegExp) return new RegExp(value.source, value.flags);
    if (value instanceof Map) return new Map();
    if (value instanceof Set) return new Set();
    if (value instanceof ArrayBuffer) return value.resizable ? resizable(value) : value.slice();
    if (value instanceof SharedArrayBuffer) return value;
    if (ArrayBuffer.isView(value)) return view(value, met, path);
    if (value instanceof Error) return error(value, met, path);
    if (value instanceof Boolean || value instanceof Number || value instanceof String || value instanceof BigInt) return Object(value.valueOf());
    if (value instanceof Symbol || OPAQUE.some((Class) => value instanceof Class)) return refuse(value, path);
    return {};
  }

  const resizable = (buffer) => {
    const made = new ArrayBuffer(buffer.byteLength, { maxByteLength: buffer.maxByteLength });
    new Uint8Array(made).set(new Uint8Array(buffer));
    return made;
  };

  const view = (value, met, path) => {
    const { byteOffset, length = value.byteLength } = value;
    const size = value.byteLength;
    const buffer = copy(value.buffer, met, path);
    const Class = value instanceof DataView ? DataView : globalThis[Object.prototype.toString.call(value).slice(8, -1)];
    return new Class(buffer, byteOffset, value instanceof DataView ? size : length);
  };

  const error = (value, met, path) => {
    const Class = Object.hasOwn(ERRORS, value.name) ? ERRORS[value.name] : Error;
    const clone = Object.setPrototypeOf(new Error(), Class.prototype);
    const set = (name, member) => Object.defineProperty(clone, name, { value: member, writable: true, configurable: true, enumerable: false });
    met.set(value, clone);
    if (Object.hasOwn(value, 'message')) set('message', String(value.message));
    if (Object.hasOwn(value, 'cause')) set('cause', copy(value.cause, met, [...path, 'cause']));
    set('stack', String(value.stack));
    return clone;
  };

  function fill(value, made, copied) {
    if (value instanceof Map) {
      for (const [key, member] of [...value]) made.set(copied(key, 'key'), copied(member, String(key)));
    } else if (value instanceof Set) {
      for (const member of [...value]) made.add(copied(member, 'member'));
    } else if (Array.isArray(value) || Object.getPrototypeOf(made) === Object.prototype) {
      for (const key of Object.keys(value)) {
        const member = copied(value[key], key);
        Object.defineProperty(made, key, { value: member, writable: true, configurable: true, enumerable: true });
      }
    }
  }

  // What is transferred is gone here as soon as the whole clone is made: what is refused leaves it where it was.
  const transferring = (list) => {
    const transfers = new Map(); // object -> what it is there, and how it goes from here
    for (const each of list) {
      if (transfers.has(each)) throw new DOMException('the list of what to transfer names something twice', 'DataCloneError');
      const known = realm.cloned.find((kind) => kind.transfer !== undefined && kind.is(each));
      if (known !== undefined) transfers.set(each, known.transfer(each));
      else if (each instanceof ArrayBuffer && !each.detached) transfers.set(each, { made: begun(each), leave: () => void each.transfer(0) });
      else throw new DOMException(`${described(each)} cannot be transferred${each?.detached ? ': it has been already' : ''}`, 'DataCloneError');
    }
    return transfers;
  };

  const cloneWith = (value, list) => {
    const transfers = transferring(list);
    const clone = copy(value, new Map([...transfers].map(([each, { made }]) => [each, made])), []);
    for (const { leave } of transfers.values()) leave();
    return { clone, transferred: [...transfers.values()].map(({ made }) => made) };
  };

  return {
    cloneWith,
    structuredClone(value, options) {
      if (arguments.length === 0) throw new TypeError('structuredClone needs a value');
      return cloneWith(value, [...(options?.transfer ?? [])]).clone;
    },
  };
}
