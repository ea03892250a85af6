// Libraries from npm, which are modules of CommonJS: a small `require` over the files that lie on the class path.
(realm) => {
  const { seam } = realm;
  const ENTRIES = {
    'base64-js': 'base64-js/index.js',
    buffer: 'buffer/index.js',
    'cjs-module-lexer': 'cjs-module-lexer/lexer.js',
    events: 'events/events.js',
    ieee754: 'ieee754/index.js',
    'path-browserify': 'path-browserify/index.js',
    'querystring-es3': 'querystring-es3/index.js',
    'readable-stream': 'readable-stream/lib/stream.js',
    'string_decoder/': 'string_decoder/lib/string_decoder.js',
    'punycode/': 'punycode/punycode.js',
    'webidl-conversions': 'webidl-conversions/lib/index.js',
    'whatwg-url': 'whatwg-url/index.js',
    'web-streams-polyfill': 'web-streams-polyfill/dist/ponyfill.es2018.js',
  };
  const modules = new Map();

  // Domains that need no table come without it.
  const PLAIN = /^(?!.*xn--)[\x00-\x7f]*$/;
  modules.set('tr46', {
    exports: {
      toASCII(domain, options) {
        const lower = domain.toLowerCase();
        return PLAIN.test(lower) && !options.verifyDNSLength ? lower : library('tr46/index.js').toASCII(domain, options);
      },
      toUnicode: (domain, options) => library('tr46/index.js').toUnicode(domain, options),
    },
  });

  // What libraries for Node ask for that is here already.
  const give = (name, exports) => modules.set(name, { get exports() { return exports(); } });
  give('process/', () => realm.offered('node/process.js'));
  give('abort-controller', () => ({ AbortController, AbortSignal }));
  give('safe-buffer', () => library('buffer/index.js'));

  const resolve = (from, name) => {
    if (!name.startsWith('.')) return ENTRIES[name] ?? name;
    const path = from.split('/').slice(0, -1);
    for (const step of name.split('/')) {
      if (step === '..') path.pop();
      else if (step !== '.') path.push(step);
    }
    const file = path.join('/');
    return /\.js(on)?$/.test(file) ? file : `${file}.js`;
  };

  const library = (path) => {
    const known = modules.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    if (path.endsWith('.json')) module.exports = JSON.parse(seam.part(path));
    else seam.load(path)(module.exports, (name) => library(resolve(path, name)), module);
    return module.exports;
  };

  return { library: (name) => library(resolve('', name)) };
}
