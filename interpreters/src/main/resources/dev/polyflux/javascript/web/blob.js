// Blobs and files: bytes that nobody changes, with a type.
(realm) => {
  let octetsOf;

  const joined = (parts) => {
    const all = new Uint8Array(parts.reduce((size, part) => size + part.byteLength, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.byteLength;
    }
    return all;
  };

  const octets = (given) => {
    if (given instanceof Blob) return octetsOf(given);
    const part = realm.contentHere(given);
    if (part instanceof ArrayBuffer) return new Uint8Array(part);
    if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
    return new TextEncoder().encode(String(part));
  };

  const typed = (type) => (/^[\x20-\x7e]*$/.test(type) ? type.toLowerCase() : '');

  class Blob {
    #octets;
    #type;

    constructor(parts = [], options = {}) {
      if (typeof parts !== 'object' || typeof parts?.[Symbol.iterator] !== 'function') throw new TypeError('a Blob is made of a list of parts: new Blob([part])');
      this.#octets = joined(Array.from(parts, octets));
      this.#type = typed(String(options?.type ?? ''));
    }

    get size() {
      return this.#octets.byteLength;
    }

    get type() {
      return this.#type;
    }

    slice(start = 0, end = this.size, type = '') {
      const part = new Blob([], { type });
      const at = (index) => Math.trunc(Number(index)) || 0;
      part.#octets = this.#octets.subarray(at(start), at(end));
      return part;
    }

    async bytes() {
      return this.#octets.slice();
    }

    async arrayBuffer() {
      return this.#octets.slice().buffer;
    }

    async text() {
      return new TextDecoder().decode(this.#octets);
    }

    stream() {
      const { ReadableStream } = realm.part('streams');
      const size = 65536;
      let at = 0;
      return new ReadableStream(
        {
          type: 'bytes',
          pull: (controller) => {
            if (at < this.size) controller.enqueue(this.#octets.slice(at, (at += size)));
            if (at >= this.size) controller.close();
            if (at >= this.size) controller.byobRequest?.respond(0);
          },
        },
        { highWaterMark: 0 },
      );
    }

    static {
      octetsOf = (blob) => blob.#octets;
    }
  }

  class File extends Blob {
    #name;
    #lastModified;

    constructor(parts, name, options = {}) {
      if (arguments.length < 2) throw new TypeError('a File needs parts and a name: new File([part], name)');
      super(parts, options);
      this.#name = String(name);
      this.#lastModified = Number(options?.lastModified ?? Date.now());
    }

    get name() {
      return this.#name;
    }

    get lastModified() {
      return this.#lastModified;
    }

    get webkitRelativePath() {
      return '';
    }
  }

  for (const Class of [Blob, File]) Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
  realm.shown.set(Blob, ['size', 'type']);
  realm.shown.set(File, ['name', 'size', 'type', 'lastModified']);
  // They cannot change: the clone may as well be the same.
  realm.cloned.push({ is: (value) => value instanceof Blob, clone: (blob) => blob });

  return { Blob, File, joined, octetsOf: (blob) => octetsOf(blob) };
}
