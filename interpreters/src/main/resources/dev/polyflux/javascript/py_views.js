// Other views of a Python object: its items alone, as JSON has them, and its bytes.
(realm) => {
  const { MISSING, PyHandler, pyAbilities, pyHandlers, pyProxies } = realm;
  const { PySequence, isMapping } = pyAbilities;

  // Items only, and items of items likewise: what json.loads gave, as JSON.parse would have given it.
  class JsonHandler extends PyHandler {
    get(target, key) {
      if (typeof key === 'symbol' || !isMapping(this)) return adapted(super.get(target, key));
      const value = this.entry(key);
      if (value !== MISSING) return adapted(value);
      return ['copy', 'constructor', 'toString', 'destroy', 'toJSON'].includes(key) ? super.get(target, key) : undefined;
    }

    elements() {
      return super.elements().map(adapted);
    }

    getOwnPropertyDescriptor(target, key) {
      const description = super.getOwnPropertyDescriptor(target, key);
      if (description !== undefined && typeof key === 'string') description.value = adapted(description.value);
      return description;
    }
  }

  const adaptors = new WeakMap();
  const adapted = (value) => {
    const handler = pyHandlers.get(value);
    if (handler === undefined || handler instanceof JsonHandler || !(isMapping(handler) || PySequence(handler))) return value;
    if (!adaptors.has(value)) {
      const { ref, via, type, features, detail, life } = handler;
      const adaptor = pyProxies.install(new JsonHandler(ref, via, type, features, detail, life)).proxy;
      adaptors.set(value, realm.proxied(adaptor, ref, features));
    }
    return adaptors.get(value);
  };

  const KINDS = {
    i8: 'Int8Array', u8: 'Uint8Array', u8clamped: 'Uint8ClampedArray', i16: 'Int16Array', u16: 'Uint16Array', i32: 'Int32Array',
    u32: 'Uint32Array', i64: 'BigInt64Array', u64: 'BigUint64Array', f32: 'Float32Array', f64: 'Float64Array', dataview: 'DataView',
  };

  // A copy: the engine gives no view of Python's memory, so writes to it stay here.
  const bufferOf = (handler, type) => {
    if (type !== undefined && KINDS[type] === undefined) throw new Error(`Unknown type ${type}`);
    const own = handler.detached();
    const data = type === undefined ? own : new globalThis[KINDS[type]](own.buffer);
    const itemsize = data.BYTES_PER_ELEMENT ?? 1;
    const shape = [data.byteLength / itemsize];
    const release = () => {
      view.data = undefined;
    };
    const view = {
      data, itemsize, shape, release, offset: 0, ndim: 1, nbytes: data.byteLength, strides: [itemsize], readonly: true,
      c_contiguous: true, f_contiguous: true, [Symbol.dispose]: release,
    };
    return view;
  };

  realm.pyViews = { adapted, bufferOf };
}
