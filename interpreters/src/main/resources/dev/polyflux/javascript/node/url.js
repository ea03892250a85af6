// node:url, on the web's URL.
() => {
  const { URL, URLSearchParams } = globalThis;
  const refuse = (code, message) => {
    throw Object.assign(new TypeError(message), { code });
  };

  const fileURLToPath = (given) => {
    const url = typeof given === 'string' ? new URL(given) : given;
    if (url?.protocol !== 'file:') refuse('ERR_INVALID_URL_SCHEME', `The URL must be of scheme file, not ${given}`);
    if (url.hostname !== '') refuse('ERR_INVALID_FILE_URL_HOST', `File URL host must be "localhost" or empty, not ${url.hostname}`);
    if (/%2f/i.test(url.pathname)) refuse('ERR_INVALID_FILE_URL_PATH', 'File URL path must not include encoded / characters');
    return decodeURIComponent(url.pathname).replace(/^\/([a-z]:)/i, '$1');
  };
  const pathToFileURL = (path) => {
    const absolute = /^([/\\]|[a-z]:)/i.test(path) ? path : `${process.cwd()}/${path}`;
    const url = new URL('file://');
    url.pathname = absolute.replace(/\\/g, '/').replace(/%/g, '%25').replace(/\?/g, '%3F').replace(/#/g, '%23').replace(/\n/g, '%0A');
    return url;
  };

  // Parts as the older of Node's two interfaces names them.
  const PARTS = /^(?:([a-z][a-z0-9+.-]*:))?(?:(\/\/)(?:([^@/?#]*)@)?([^:/?#]*)(?::(\d+))?)?([^?#]*)(\?[^#]*)?(#.*)?$/i;
  const parse = (text, asQuery = false) => {
    const [, protocol, slashes, auth, hostname, port, path, search, hash] = PARTS.exec(String(text).trim()) ?? [];
    const absent = (value) => (value === undefined || value === '' ? null : value);
    const pathname = absent(path) ?? (absent(hostname) === null ? null : '/');
    const host = absent(hostname) === null ? null : hostname.toLowerCase() + (port === undefined ? '' : `:${port}`);
    const query = search === undefined ? null : search.slice(1);
    const parsed = {
      protocol: absent(protocol?.toLowerCase()),
      slashes: slashes === undefined ? null : true,
      auth: auth === undefined ? null : decodeURIComponent(auth),
      host,
      port: absent(port),
      hostname: absent(hostname?.toLowerCase()),
      hash: absent(hash),
      search: absent(search),
      query: asQuery ? Object.fromEntries(new URLSearchParams(query ?? '')) : query,
      pathname,
      path: pathname === null && search === undefined ? null : (pathname ?? '') + (search ?? ''),
    };
    return { ...parsed, href: format(parsed) };
  };
  const format = (url, { fragment = true, search = true, auth = true } = {}) => {
    if (url instanceof URL) {
      const copy = new URL(url);
      if (!fragment) copy.hash = '';
      if (!search) copy.search = '';
      if (!auth) copy.username = copy.password = '';
      return copy.href;
    }
    if (typeof url === 'string') return parse(url).href;
    const protocol = url.protocol ? url.protocol.replace(/:?$/, ':') : '';
    const host = url.host ?? (url.hostname ? url.hostname + (url.port ? `:${url.port}` : '') : '');
    const query = url.search ?? (url.query && Object.keys(url.query).length > 0 ? `?${typeof url.query === 'string' ? url.query : new URLSearchParams(url.query)}` : '');
    const credentials = url.auth ? `${encodeURIComponent(url.auth).replace('%3A', ':')}@` : '';
    return `${protocol}${url.slashes || host ? '//' : ''}${credentials}${host}${url.pathname ?? ''}${query && !query.startsWith('?') ? '?' : ''}${query}${url.hash ?? ''}`;
  };
  const resolve = (from, to) => {
    const base = 'resolve://here/';
    const url = new URL(to, new URL(from, base));
    return url.protocol === 'resolve:' ? url.href.slice(base.length - (/^\//.test(from) || /^\//.test(to) ? 1 : 0)) : url.href;
  };

  return {
    URL,
    URLSearchParams,
    fileURLToPath,
    pathToFileURL,
    parse,
    format,
    resolve,
    domainToASCII: (domain) => (URL.canParse(`ws://${domain}`) ? new URL(`ws://${domain}`).hostname : ''),
    urlToHttpOptions: ({ protocol, hostname, hash, search, pathname, href, port, username, password }) => ({
      protocol,
      hostname,
      hash,
      search,
      pathname,
      path: pathname + search,
      href,
      ...(port === '' ? {} : { port: Number(port) }),
      ...(username === '' ? {} : { auth: `${decodeURIComponent(username)}:${decodeURIComponent(password)}` }),
    }),
  };
}
