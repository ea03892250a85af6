/* What a module finds in import.meta beside its url; it stands in a module's first line, so it may hold no line comment. */
((meta) => {
  const filename = decodeURIComponent(meta.url.slice('file://'.length));
  Object.assign(meta, {
    dirname: filename.slice(0, filename.lastIndexOf('/')) || '/',
    filename,
    resolve(specifier) {
      const text = String(specifier);
      if (/^\.{0,2}\//.test(text) || /^[a-z][a-z0-9+.-]*:/i.test(text)) return new URL(text, meta.url).href;
      return globalThis[Symbol.for('polyflux.module')].resolve(text, meta.dirname);
    },
  });
})(import.meta);
