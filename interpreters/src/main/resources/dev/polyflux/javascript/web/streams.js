// Streams, by the library web-streams-polyfill, and the two that encode and decode text.
(realm) => {
  const library = realm.part('library').library('web-streams-polyfill');
  const { ReadableStream, ReadableByteStreamController, TransformStream, WritableStream } = library;

  const { enqueue } = ReadableByteStreamController.prototype;
  ReadableByteStreamController.prototype.enqueue = function (chunk) {
    return Reflect.apply(enqueue, this, [realm.bytesHere(chunk)]);
  };

  class TextEncoderStream {
    #transform;

    constructor() {
      const encoder = new TextEncoder();
      let half = ''; // of a character whose other half is in the next chunk
      this.#transform = new TransformStream({
        transform(chunk, controller) {
          const text = half + String(chunk);
          half = /[\ud800-\udbff]$/.test(text) ? text.at(-1) : '';
          const whole = half === '' ? text : text.slice(0, -1);
          if (whole !== '') controller.enqueue(encoder.encode(whole));
        },
        flush(controller) {
          if (half !== '') controller.enqueue(encoder.encode(half));
        },
      });
    }

    get encoding() {
      return 'utf-8';
    }
    get readable() {
      return this.#transform.readable;
    }
    get writable() {
      return this.#transform.writable;
    }
  }

  class TextDecoderStream {
    #decoder;
    #transform;

    constructor(label = 'utf-8', options = {}) {
      const decoder = new TextDecoder(label, options);
      const push = (text, controller) => {
        if (text !== '') controller.enqueue(text);
      };
      this.#decoder = decoder;
      this.#transform = new TransformStream({
        transform: (chunk, controller) => push(decoder.decode(chunk, { stream: true }), controller),
        flush: (controller) => push(decoder.decode(), controller),
      });
    }

    get encoding() {
      return this.#decoder.encoding;
    }
    get fatal() {
      return this.#decoder.fatal;
    }
    get ignoreBOM() {
      return this.#decoder.ignoreBOM;
    }
    get readable() {
      return this.#transform.readable;
    }
    get writable() {
      return this.#transform.writable;
    }
  }

  for (const Class of [TextEncoderStream, TextDecoderStream]) Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
  realm.shown.set(ReadableStream, ['locked']);
  realm.shown.set(WritableStream, ['locked']);
  realm.shown.set(TransformStream, ['readable', 'writable']);

  return { ...library, TextEncoderStream, TextDecoderStream };
}
