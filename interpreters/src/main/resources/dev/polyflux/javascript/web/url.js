// URL and URLSearchParams, by the library whatwg-url; and the addresses of blobs, which this realm alone can fetch.
(realm) => {
  const { URL, URLSearchParams } = realm.part('library').library('whatwg-url');
  realm.shown.set(URL, ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash']);
  realm.shown.set(URLSearchParams, [Symbol.iterator]);

  const blobs = new Map(); // address -> blob, until it is revoked
  const define = (name, value) => Object.defineProperty(URL, name, { value, writable: true, configurable: true });
  define('createObjectURL', (blob) => {
    if (!realm.isOf('blob', 'Blob', blob)) throw new TypeError('createObjectURL takes a Blob of this realm');
    const address = `blob:null/${realm.part('crypto').crypto.randomUUID()}`;
    blobs.set(address, blob);
    return address;
  });
  define('revokeObjectURL', (address) => void blobs.delete(String(address)));

  return { URL, URLSearchParams, blobAt: (url) => blobs.get(url.href.replace(/#.*$/, '')) };
}
