// The web's globals. Each is loaded when it is first read, and is a plain value from then on.
(realm) => {
  const { seam } = realm;

  // Files of the folder `web`, and the globals that each one gives.
  const FILES = {
    exceptions: 'DOMException',
    events: 'Event CustomEvent MessageEvent ErrorEvent CloseEvent',
    targets: 'EventTarget',
    abort: 'AbortController AbortSignal',
    clone: 'structuredClone',
    messages: 'MessageChannel MessagePort',
    base64: 'atob btoa',
    crypto: 'crypto Crypto SubtleCrypto',
    url: 'URL URLSearchParams',
    streams:
      'ReadableStream ReadableStreamDefaultController ReadableByteStreamController ReadableStreamBYOBRequest ' +
      'ReadableStreamDefaultReader ReadableStreamBYOBReader WritableStream WritableStreamDefaultController ' +
      'WritableStreamDefaultWriter TransformStream TransformStreamDefaultController ByteLengthQueuingStrategy ' +
      'CountQueuingStrategy TextEncoderStream TextDecoderStream',
    blob: 'Blob File',
    form: 'FormData',
    headers: 'Headers',
    request: 'Request',
    response: 'Response',
    fetch: 'fetch',
    websocket: 'WebSocket',
  };

  const parts = new Map();
  realm.shown = new Map(); // class -> the members by which the console shows its objects
  realm.cloned = []; // how structuredClone treats what is no plain data: see clone.js

  // What a file of the folder gives, loaded once.
  realm.part = (file) => {
    if (!parts.has(file)) parts.set(file, seam.load(`web/${file}.js`)(realm));
    return parts.get(file);
  };

  // Whether a value is of a class that a file gives; does not load it.
  realm.isOf = (file, name, value) => parts.has(file) && value instanceof parts.get(file)[name];

  const define = (name, value) =>
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });

  for (const file of Object.keys(FILES)) {
    for (const name of FILES[file].split(' ')) {
      Object.defineProperty(globalThis, name, {
        get() {
          const value = realm.part(file)[name];
          define(name, value);
          return value;
        },
        set: (value) => define(name, value),
        configurable: true,
      });
    }
  }

  define('self', globalThis);
  define('reportError', function reportError(error) {
    seam.uncaught(error);
  });
  performance.timeOrigin = Date.now() - performance.now();
}
