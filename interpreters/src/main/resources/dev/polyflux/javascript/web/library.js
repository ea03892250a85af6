// Libraries from npm, which are modules of CommonJS: a small `require` over the files that lie on the class path.
(realm) => {
  const { seam } = realm;
  const ENTRIES = {
    'cjs-module-lexer': 'cjs-module-lexer/lexer.js',
    'path-browserify': 'path-browserify/index.js',
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
