// node:util/types.
() => {
  const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);
  const is = (Class) => (value) => value instanceof Class;
  const isView = (name) => (value) => ArrayBuffer.isView(value) && tag(value) === name;
  const views = 'Int8 Uint8 Uint8Clamped Int16 Uint16 Int32 Uint32 Float32 Float64 BigInt64 BigUint64'.split(' ').map((kind) => `${kind}Array`);
  const boxed = (value) => typeof value === 'object' && value !== null && ['Number', 'String', 'Boolean', 'Symbol', 'BigInt'].includes(tag(value));
  return {
    isAnyArrayBuffer: (value) => value instanceof ArrayBuffer || value instanceof SharedArrayBuffer,
    isArrayBuffer: is(ArrayBuffer),
    isArrayBufferView: ArrayBuffer.isView,
    isAsyncFunction: (value) => typeof value === 'function' && tag(value).startsWith('Async'),
    isBoxedPrimitive: boxed,
    isDataView: is(DataView),
    isDate: is(Date),
    isGeneratorFunction: (value) => typeof value === 'function' && tag(value).endsWith('GeneratorFunction'),
    isGeneratorObject: (value) => tag(value) === 'Generator',
    isMap: is(Map),
    isMapIterator: (value) => tag(value) === 'Map Iterator',
    isNativeError: is(Error),
    isPromise: is(Promise),
    isRegExp: is(RegExp),
    isSet: is(Set),
    isSetIterator: (value) => tag(value) === 'Set Iterator',
    isSharedArrayBuffer: is(SharedArrayBuffer),
    isTypedArray: (value) => ArrayBuffer.isView(value) && !(value instanceof DataView),
    isWeakMap: is(WeakMap),
    isWeakSet: is(WeakSet),
    ...Object.fromEntries(views.map((name) => [`is${name}`, isView(name)])),
  };
}
