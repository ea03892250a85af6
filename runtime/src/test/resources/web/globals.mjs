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

// What the page says is not there, and what it says is.
const absent = 'EventSource CompressionStream DecompressionStream BroadcastChannel URLPattern navigator caches'.split(' ');
console.log(absent.filter((name) => name in globalThis)); // => []
console.log(typeof process, typeof Buffer, typeof require); // => object function function

// What the engine made is as it was made.
const written = (value) => typeof value === 'function' && !/\{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(value));
const made = 'Object Function Array Promise Map Set WeakMap WeakRef RegExp Date Symbol String Number BigInt Boolean ArrayBuffer Uint8Array DataView';
const changed = made.split(' ').flatMap((name) => [globalThis[name], globalThis[name].prototype].flatMap((owner) =>
  Reflect.ownKeys(owner).filter((key) => {
    const { value, get, set } = Object.getOwnPropertyDescriptor(owner, key);
    return written(value) || written(get) || written(set);
  }).map((key) => `${name} ${String(key)}`))); // prettier-ignore
console.log(changed); // => []

// They are the script's to change.
globalThis.URL = 1;
console.log(URL); // => 1
console.log(delete globalThis.Blob, typeof Blob); // => true undefined
