// Python's buffers as typed arrays, with the shape that they have there; and bytes, which are an array here from the start.
(realm) => {
  const { FEATURES, pyHandlers, pyClasses, values } = realm;

  const KINDS = {
    i8: Int8Array, u8: Uint8Array, u8clamped: Uint8ClampedArray, i16: Int16Array, u16: Uint16Array, i32: Int32Array, u32: Uint32Array,
    i64: BigInt64Array, u64: BigUint64Array, f32: Float32Array, f64: Float64Array, dataview: DataView,
  };

  // Of integers the size decides, which differs between machines.
  const SIGNED = { 1: Int8Array, 2: Int16Array, 4: Int32Array, 8: BigInt64Array };
  const UNSIGNED = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array, 8: BigUint64Array };

  const kindOf = (format, itemsize) => {
    if (format.length > 2) throw new Error(`Expected format string to have length <= 2, got '${format}'.`);
    const [alignment, letter] = format.length === 2 ? format : ['@', format];
    if (!'@=<>!'.includes(alignment)) throw new Error(`Unrecognized alignment character ${alignment}.`);
    if (letter === 'e') throw new Error('Javascript has no Float16 support.');
    const bigEndian = '>!'.includes(alignment) && itemsize > 1;
    if (letter === 'f') return { kind: Float32Array, letter, bigEndian };
    if (letter === 'd') return { kind: Float64Array, letter, bigEndian };
    const kind = 'bhilqn'.includes(letter) ? SIGNED[itemsize] : 'BcHILQNPps?'.includes(letter) ? UNSIGNED[itemsize] : undefined;
    if (kind === undefined) throw new Error(`Unrecognized format character '${letter}'.`);
    return { kind, letter, bigEndian };
  };

  const swap = (octets, itemsize) => {
    for (let at = 0; at < octets.length; at += itemsize) octets.subarray(at, at + itemsize).reverse();
  };

  const over = (Kind, octets) => {
    if (octets.byteLength % (Kind.BYTES_PER_ELEMENT ?? 1) !== 0) throw new Error(`Buffer does not have valid alignment for a ${Kind.name}`);
    return new Kind(octets.buffer);
  };

  // What a buffer is, and a copy of its bytes: the engine gives no view of Python's memory.
  const describe = (handler) => {
    const [format, itemsize, ndim, shape, [readonly, ...contiguous], octets] = handler.asked('described').toJs({ depth: 2 });
    return { format, itemsize, ndim, shape, readonly, contiguous, octets: Uint8Array.from(octets) };
  };

  const stridesOf = (shape) => shape.map((_, i) => shape.slice(i + 1).reduce((product, size) => product * size, 1));

  class PyBufferView {
    #original;

    constructor(description, data, original) {
      if (!(description instanceof Described)) throw new TypeError('PyBufferView is not a constructor');
      const { format, itemsize, ndim, shape, readonly, octets } = description;
      const nbytes = octets.byteLength;
      const own = { offset: 0, readonly, format, itemsize, ndim, nbytes, shape, strides: stridesOf(shape), data, c_contiguous: true };
      Object.assign(this, own, { f_contiguous: ndim <= 1 });
      this.#original = original;
    }

    /** What was written goes back to Python. */
    release() {
      const original = this.#original;
      this.#original = undefined;
      if (original !== undefined && !this.readonly) original.write(this.data);
      this.data = undefined;
    }

    [Symbol.dispose]() {
      this.release();
    }
  }

  class Described {}

  const viewOf = (description, type, original) => {
    if (type !== undefined && KINDS[type] === undefined) throw new Error(`Unknown type ${type}`);
    const { kind, bigEndian } = type === undefined ? kindOf(description.format, description.itemsize) : { kind: KINDS[type] };
    if (bigEndian) {
      throw new Error(
        'JavaScript has no native support for big endian buffers. ' +
          "In this case, you can pass `type : 'dataview'` to getBuffer and read it with a DataView.",
      );
    }
    const view = over(kind, description.octets);
    return new PyBufferView(Object.assign(new Described(), description), view, original);
  };

  const view = (handler, type) => {
    const description = describe(handler);
    const before = description.octets.slice();
    const write = (data) => {
      const after = new Uint8Array(data.buffer);
      if (after.some((octet, at) => octet !== before[at])) handler.asked('written', values.octets(after));
    };
    return viewOf(description, type, { write });
  };

  const rows = (flat, shape) => {
    if (shape.length <= 1) return flat;
    const size = flat.length / shape[0];
    return Array.from({ length: shape[0] }, (_, i) => rows(flat.slice(i * size, (i + 1) * size), shape.slice(1)));
  };

  /** A copy as JavaScript has it: a typed array, arrays of such for more dimensions, booleans, a string. */
  const array = (handler) => {
    const { format, itemsize, shape, octets } = describe(handler);
    const { kind, letter, bigEndian } = kindOf(format, itemsize);
    if (letter === 's') return new TextDecoder().decode(octets);
    if (bigEndian) swap(octets, itemsize);
    const flat = over(kind, octets);
    return rows(letter === '?' ? Array.from(flat, Boolean) : flat, shape);
  };

  // Bytes are an array of this language, with what else a proxy of them would have.
  const ofBytes = {
    type: { value: 'bytes' },
    toJs: { value: function () { return Uint8Array.from(this); } },
    copy: { value: function () { return this; } },
    destroy: { value: function () {} },
    get: { value: function (at) { return this[at]; } },
    has: { value: function (octet) { return this.includes(octet); } },
    getBuffer: {
      value: function (type) {
        return viewOf({ format: 'B', itemsize: 1, ndim: 1, shape: [this.length], readonly: true, octets: Uint8Array.from(this) }, type);
      },
    },
  };
  const { SIZED, INDEXED, CONTAINER, ITERABLE, BUFFER, SEQUENCE } = FEATURES;

  realm.octetsPrototype = Object.create(Uint8Array.prototype, ofBytes);
  realm.bytesAbilities = { type: 'bytes', features: SIZED | INDEXED | CONTAINER | ITERABLE | BUFFER | SEQUENCE, special: new Set() };
  pyClasses.PyBufferView = PyBufferView;
  realm.pyBuffers = { view, array };
}
