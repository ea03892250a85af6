// Bytes of another realm or language where JavaScript and the web take bytes: one rule, a copy is taken in.
//
// What fills bytes fills the copy, and hands it back.
(realm) => {
  const isBytes = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);

  // What stands for bytes elsewhere as bytes here; anything else as it is.
  realm.bytesHere = (value) => {
    if (typeof value !== 'object' || !realm.isProxy(value)) return value;
    const copy = realm.copyOf(value);
    return isBytes(copy) ? copy : value;
  };

  // What kind of object something of elsewhere says it is.
  realm.kindElsewhere = (value) => (realm.isProxy(value) ? Object.prototype.toString.call(value).slice(8, -1) : undefined);

  // Bytes here for whoever makes a text of all else. What a Blob elsewhere holds can only be awaited.
  realm.contentHere = (value) => {
    const content = realm.bytesHere(value);
    if (/^(Blob|File)$/.test(realm.kindElsewhere(content))) throw new TypeError("the content of another realm's Blob comes later: await its arrayBuffer() first");
    return content;
  };

  // Has a function fill bytes that may be elsewhere.
  realm.filling = (value, fill) => {
    const bytes = realm.bytesHere(value);
    const result = fill(bytes);
    if (bytes !== value) value.set(bytes);
    return result;
  };

  const method = (Class, name, wrap) => {
    const original = Class.prototype[name];
    const { [name]: wrapped } = { [name]: wrap(original) };
    Object.defineProperty(wrapped, 'length', { value: original.length, configurable: true });
    Object.defineProperty(Class.prototype, name, { value: wrapped, writable: true, configurable: true });
  };

  method(TextDecoder, 'decode', (decode) => {
    return function (bytes, options) {
      return Reflect.apply(decode, this, bytes === undefined ? [] : [realm.bytesHere(bytes), options]);
    };
  });
  method(TextEncoder, 'encodeInto', (encodeInto) => {
    return function (text, into) {
      return realm.filling(into, (bytes) => Reflect.apply(encodeInto, this, [text, bytes]));
    };
  });

  // To a constructor of views, a buffer elsewhere is an object without elements.
  const views = [DataView, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float16Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array];
  const construct = {
    __proto__: null, // a trap that is not here is none, whatever Object.prototype has got
    construct: (Class, args, target) => {
      if (args.length > 0) args[0] = realm.bytesHere(args[0]);
      return Reflect.construct(Class, args, target);
    },
  };
  for (const Class of views) {
    const taking = new Proxy(Class, construct);
    Object.defineProperty(Class.prototype, 'constructor', { value: taking, writable: true, configurable: true });
    Object.defineProperty(globalThis, Class.name, { value: taking, writable: true, configurable: true });
  }
}
