const names = [
  'AbortController AbortSignal Blob ByteLengthQueuingStrategy CountQueuingStrategy CustomEvent DOMException ErrorEvent Event',
  'EventTarget File FormData Headers MessageChannel MessageEvent MessagePort ReadableByteStreamController ReadableStream',
  'ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader Request',
  'Response SubtleCrypto TextDecoder TextDecoderStream TextEncoder TextEncoderStream TransformStream',
  'TransformStreamDefaultController URL URLSearchParams WritableStream WritableStreamDefaultController',
  'WritableStreamDefaultWriter Crypto CloseEvent WebSocket',
].join(' ').split(' '); // prettier-ignore
const functions = 'atob btoa fetch queueMicrotask reportError structuredClone setImmediate clearImmediate setTimeout'.split(' ');
const engines = ['TextDecoder', 'TextEncoder'];
const lazy = (name) => Object.getOwnPropertyDescriptor(globalThis, name).get !== undefined;

// Before any is read, none is there.
console.log(names.filter((name) => !engines.includes(name) && !lazy(name))); // => []
console.log(names.filter((name) => typeof globalThis[name] !== 'function' || globalThis[name].name !== name)); // => []
console.log(functions.filter((name) => typeof globalThis[name] !== 'function')); // => []
console.log(names.filter((name) => Object.prototype.propertyIsEnumerable.call(globalThis, name))); // => []
console.log(names.filter(lazy)); // => []
console.log(Object.keys(globalThis)); // => []
console.log(typeof crypto, typeof performance.timeOrigin, self === globalThis); // => object number true

// They are the script's to change.
globalThis.URL = 1;
console.log(URL); // => 1
console.log(delete globalThis.Blob, typeof Blob); // => true undefined
