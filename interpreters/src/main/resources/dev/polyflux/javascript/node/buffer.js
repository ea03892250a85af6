// node:buffer, by the library of that name.
(realm) => {
  const library = realm.part('library').library('buffer');
  const { Blob, File, atob, btoa } = globalThis;
  return {
    Buffer: library.Buffer,
    SlowBuffer: library.SlowBuffer,
    INSPECT_MAX_BYTES: library.INSPECT_MAX_BYTES,
    kMaxLength: library.kMaxLength,
    constants: { MAX_LENGTH: library.kMaxLength, MAX_STRING_LENGTH: 2 ** 29 - 24 },
    Blob,
    File,
    atob,
    btoa,
  };
}
