// Bodies of requests and responses. One is bytes, a stream, or something that is read chunk by chunk; a body whose stream
// nobody asks for is read without one.
(realm) => {
  const bytesOf = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const reader = (stream) => {
    const held = stream.getReader();
    return { read: async () => (await held.read()).value, cancel: (reason) => held.cancel(reason) };
  };

  class Body {
    constructor(source, type) {
      this.source = source; // { bytes } or { stream } or { read, cancel }
      this.type = type;
      this.used = false;
    }

    get stream() {
      this.source.stream ??= this.#streaming(this.source);
      return this.source.stream;
    }

    #streaming({ bytes, read, cancel }) {
      const { ReadableStream } = realm.part('streams');
      let rest = bytes;
      const next =
        read ??
        (async () => {
          const chunk = rest?.length > 0 ? rest : undefined;
          rest = undefined;
          return chunk;
        });
      return new ReadableStream(
        {
          type: 'bytes',
          pull: async (controller) => {
            this.used = true;
            const chunk = await next();
            if (chunk !== undefined) return controller.enqueue(chunk);
            controller.close();
            controller.byobRequest?.respond(0);
          },
          cancel: (reason) => {
            this.used = true;
            cancel?.(reason);
          },
        },
        { highWaterMark: 0 },
      );
    }

    /** All of it; this is the one time it can be read. */
    async collect() {
      if (this.used || this.source.stream?.locked) throw new TypeError('the body has been read already: to read it twice, clone() what it belongs to before');
      this.used = true;
      const { bytes, stream, read } = this.source;
      if (bytes !== undefined && stream === undefined) return bytes;
      const next = stream === undefined ? read : reader(stream).read;
      const chunks = [];
      for (let given = await next(); given !== undefined; given = await next()) {
        const chunk = realm.bytesHere(given);
        if (!ArrayBuffer.isView(chunk)) throw new TypeError(`a body's stream gives bytes as Uint8Array, not ${typeof chunk}`);
        chunks.push(bytesOf(chunk));
      }
      return chunks.length === 1 ? chunks[0] : realm.part('blob').joined(chunks);
    }

    /** A second body of the same content. */
    split() {
      if (this.used || this.source.stream?.locked) throw new TypeError('what has been read cannot be cloned: clone it before');
      if (this.source.bytes !== undefined) return new Body({ bytes: this.source.bytes }, this.type);
      const [own, other] = this.stream.tee();
      this.source = { stream: own };
      return new Body({ stream: other }, this.type);
    }
  }

  // What a request or response can be made of, as its body; undefined for none.
  const extract = (given) => {
    if (given === undefined || given === null) return undefined;
    const { FormData, ReadableStream, URLSearchParams, Blob } = { ...kinds(given) };
    if (typeof given === 'string') return new Body({ bytes: new TextEncoder().encode(given) }, 'text/plain;charset=UTF-8');
    if (URLSearchParams) return new Body({ bytes: new TextEncoder().encode(String(given)) }, 'application/x-www-form-urlencoded;charset=UTF-8');
    if (Blob) return new Body({ bytes: realm.part('blob').octetsOf(given) }, given.type === '' ? undefined : given.type);
    if (FormData) {
      const { bytes, type } = realm.part('form').encode(given);
      return new Body({ bytes }, type);
    }
    if (ReadableStream) {
      if (given.locked) throw new TypeError('the stream is locked: somebody reads it already');
      return new Body({ stream: given }, undefined);
    }
    if (typeof given === 'object' && typeof given[Symbol.asyncIterator] === 'function') {
      return new Body({ stream: realm.part('streams').ReadableStream.from(given) }, undefined);
    }
    const local = realm.contentHere(given);
    const elsewhere = realm.kindElsewhere(local);
    if (elsewhere === 'FormData') throw new TypeError("the content of another realm's FormData stays there: append its entries to a FormData of this realm first");
    if (elsewhere === 'URLSearchParams') return extract(new (realm.part('url').URLSearchParams)(String(local)));
    if (local instanceof ArrayBuffer) return new Body({ bytes: new Uint8Array(local.slice()) }, undefined);
    if (ArrayBuffer.isView(local)) return new Body({ bytes: bytesOf(local).slice() }, undefined);
    return extract(String(local));
  };

  const KINDS = { FormData: 'form', ReadableStream: 'streams', URLSearchParams: 'url', Blob: 'blob' };
  const kinds = (given) => Object.fromEntries(Object.keys(KINDS).map((name) => [name, realm.isOf(KINDS[name], name, given)]));

  const text = (bytes) => new TextDecoder().decode(bytes);

  const formOf = (bytes, type) => {
    if (/^multipart\/form-data\b/i.test(type)) return realm.part('form').decode(bytes, type);
    if (!/^application\/x-www-form-urlencoded\b/i.test(type)) throw new TypeError(`a body of type '${type}' is no form`);
    const form = new (realm.part('form').FormData)();
    for (const [name, value] of new (realm.part('url').URLSearchParams)(text(bytes))) form.append(name, value);
    return form;
  };

  // The members that requests and responses have in common; `bodyOf` finds the body of one.
  const mix = (Class, bodyOf) => {
    const collect = async (holder) => (await bodyOf(holder)?.collect()) ?? new Uint8Array();
    const members = {
      get body() {
        return bodyOf(this)?.stream ?? null;
      },
      get bodyUsed() {
        return bodyOf(this)?.used ?? false;
      },
      async arrayBuffer() {
        return (await collect(this)).slice().buffer;
      },
      async bytes() {
        return (await collect(this)).slice();
      },
      async blob() {
        return new (realm.part('blob').Blob)([await collect(this)], { type: this.headers.get('content-type') ?? '' });
      },
      async formData() {
        return formOf(await collect(this), this.headers.get('content-type') ?? '');
      },
      async json() {
        return JSON.parse(text(await collect(this)));
      },
      async text() {
        return text(await collect(this));
      },
    };
    for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(members))) Object.defineProperty(Class.prototype, name, { ...member, enumerable: true });
    Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
  };

  return { Body, extract, mix };
}
