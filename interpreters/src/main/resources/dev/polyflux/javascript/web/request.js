// Request: what is to be fetched, and how.
(realm) => {
  const { extract, mix } = realm.part('body');
  const { Headers } = realm.part('headers');
  const NORMAL = /^(delete|get|head|options|post|put|patch)$/i;
  const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
  let bodyOf;
  let signalOf;

  const location = (input) => {
    const { URL } = realm.part('url');
    const text = String(input?.href ?? input);
    if (!URL.canParse(text)) throw new TypeError(`'${text}' is no URL: there is no page here, so it has to be a whole one, such as https://host/path`);
    const url = new URL(text);
    if (url.username !== '' || url.password !== '') throw new TypeError('the URL holds a user name or password: send them in the header Authorization');
    return url;
  };

  const methodOf = (given) => {
    const method = String(given);
    if (!TOKEN.test(method) || /^(connect|trace|track)$/i.test(method)) throw new TypeError(`'${method}' is no method that can be fetched with`);
    return NORMAL.test(method) ? method.toUpperCase() : method;
  };

  const REDIRECTS = ['follow', 'error', 'manual'];

  class Request {
    #url;
    #init;
    #body;
    #headers;
    #signal;

    constructor(input, init = {}) {
      const before = input instanceof Request ? input : undefined;
      this.#url = before === undefined ? location(input) : before.#url;
      const given = typeof init?.toJs === 'function' ? init.toJs() : (init ?? {});
      const { method = before?.method ?? 'GET', headers = before?.headers, redirect = before?.redirect ?? 'follow' } = given;
      if (!REDIRECTS.includes(redirect)) throw new TypeError(`redirect is one of ${REDIRECTS.join(', ')}, not '${redirect}'`);
      this.#init = { ...before?.#init, ...given, method: methodOf(method), redirect };
      this.#headers = new Headers(headers);
      this.#signal = given.signal === undefined ? before?.#signal : (given.signal ?? undefined);
      this.#body = given.body === undefined || given.body === null ? before?.#taken() : extract(given.body);
      if (this.#body !== undefined && /^(GET|HEAD)$/.test(this.method)) throw new TypeError(`a request with the method ${this.method} has no body: use POST or PUT`);
      if (this.#body?.type !== undefined && !this.#headers.has('content-type')) this.#headers.set('content-type', this.#body.type);
    }

    // Whoever makes a request of another takes its body.
    #taken() {
      const body = this.#body?.split();
      if (this.#body !== undefined) this.#body.used = true;
      return body;
    }

    get url() {
      return this.#url.href;
    }
    get method() {
      return this.#init.method;
    }
    get headers() {
      return this.#headers;
    }
    get redirect() {
      return this.#init.redirect;
    }
    get signal() {
      this.#signal ??= new (realm.part('abort').AbortController)().signal;
      return this.#signal;
    }
    get cache() {
      return this.#init.cache ?? 'default';
    }
    get credentials() {
      return this.#init.credentials ?? 'same-origin';
    }
    get mode() {
      return this.#init.mode ?? 'cors';
    }
    get referrer() {
      return 'about:client';
    }
    get integrity() {
      return '';
    }
    get keepalive() {
      return false;
    }
    get duplex() {
      return 'half';
    }

    clone() {
      const clone = new Request(this.#url, { ...this.#init, body: undefined, headers: this.#headers, signal: this.#signal });
      clone.#body = this.#body?.split();
      return clone;
    }

    static {
      bodyOf = (request) => request.#body;
      signalOf = (request) => request.#signal;
    }
  }
  mix(Request, (request) => bodyOf(request));
  realm.shown.set(Request, ['method', 'url', 'headers']);

  return { Request, bodyOf: (request) => bodyOf(request), signalOf: (request) => signalOf(request) };
}
