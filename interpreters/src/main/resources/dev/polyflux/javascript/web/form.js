// FormData, and its form on the wire: multipart/form-data.
(realm) => {
  const { Blob, File, joined, octetsOf } = realm.part('blob');

  const entry = (value, filename) => {
    if (!(value instanceof Blob)) return String(realm.contentHere(value));
    const isFile = value instanceof File && filename === undefined;
    return isFile ? value : new File([value], filename ?? value.name ?? 'blob', { type: value.type, lastModified: value.lastModified });
  };

  class FormData {
    #entries = [];

    constructor(form) {
      if (form !== undefined) throw new TypeError('FormData is made empty: there are no forms here');
    }

    append(name, value, filename) {
      this.#entries.push([String(name), entry(value, filename)]);
    }

    set(name, value, filename) {
      const key = String(name);
      const first = this.#entries.findIndex(([known]) => known === key);
      if (first < 0) return this.append(name, value, filename);
      this.#entries = this.#entries.filter(([known], i) => known !== key || i === first);
      this.#entries[first] = [key, entry(value, filename)];
    }

    delete(name) {
      this.#entries = this.#entries.filter(([known]) => known !== String(name));
    }

    get(name) {
      return this.#entries.find(([known]) => known === String(name))?.[1] ?? null;
    }

    getAll(name) {
      return this.#entries.filter(([known]) => known === String(name)).map(([, value]) => value);
    }

    has(name) {
      return this.#entries.some(([known]) => known === String(name));
    }

    *entries() {
      for (const [name, value] of this.#entries) yield [name, value];
    }

    *keys() {
      for (const [name] of this.#entries) yield name;
    }

    *values() {
      for (const [, value] of this.#entries) yield value;
    }

    forEach(callback, self) {
      for (const [name, value] of this.#entries) Reflect.apply(callback, self, [value, name, this]);
    }
  }
  Object.defineProperty(FormData.prototype, Symbol.iterator, { value: FormData.prototype.entries, writable: true, configurable: true });
  Object.defineProperty(FormData.prototype, Symbol.toStringTag, { value: 'FormData', configurable: true });
  realm.shown.set(FormData, [Symbol.iterator]);

  const lines = (text) => text.replace(/\r\n|\r|\n/g, '\r\n');
  const quoted = (name) => name.replace(/[\r\n"]/g, (found) => ({ '\r': '%0D', '\n': '%0A', '"': '%22' })[found]);

  const encode = (form) => {
    const boundary = `----polyflux${realm.platform.uuid().replaceAll('-', '')}`;
    const encoder = new TextEncoder();
    const parts = [];
    for (const [name, value] of form) {
      const file = value instanceof File;
      const filename = file ? `; filename="${quoted(value.name)}"` : '';
      const type = file ? `\r\nContent-Type: ${value.type || 'application/octet-stream'}` : '';
      parts.push(encoder.encode(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(lines(name))}"${filename}${type}\r\n\r\n`));
      parts.push(file ? octetsOf(value) : encoder.encode(lines(value)), encoder.encode('\r\n'));
    }
    return { bytes: joined([...parts, encoder.encode(`--${boundary}--\r\n`)]), type: `multipart/form-data; boundary=${boundary}` };
  };

  // A character for a byte, so that parts can be looked for as text.
  const textOf = (bytes) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return text;
  };
  const bytesOf = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const unquoted = (text) => new TextDecoder().decode(bytesOf(text)).replace(/%0D|%0A|%22/g, decodeURIComponent);

  const decode = (bytes, type) => {
    const form = new FormData();
    const [, quotedBoundary, plainBoundary] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type) ?? [];
    const boundary = quotedBoundary ?? plainBoundary;
    if (boundary === undefined) throw new TypeError(`the body's type names no boundary: ${type}`);
    const parts = `\r\n${textOf(bytes)}`.split(`\r\n--${boundary}`);
    if (parts.length < 2 || !parts.at(-1).startsWith('--')) throw new TypeError('the body is no whole multipart/form-data');
    for (const part of parts.slice(1, -1)) {
      const end = part.indexOf('\r\n\r\n');
      const head = part.slice(0, end);
      const content = bytesOf(part.slice(end + 4));
      const name = /^content-disposition:.*?[;\s]name="([^"]*)"/im.exec(head)?.[1];
      if (end < 0 || name === undefined) throw new TypeError('a part of the body has no name');
      const filename = /^content-disposition:.*?[;\s]filename="([^"]*)"/im.exec(head)?.[1];
      const partType = /^content-type:\s*(.*?)\s*$/im.exec(head)?.[1] ?? 'text/plain';
      form.append(unquoted(name), filename === undefined ? new TextDecoder().decode(content) : new File([content], unquoted(filename), { type: partType }));
    }
    return form;
  };

  return { FormData, encode, decode };
}
