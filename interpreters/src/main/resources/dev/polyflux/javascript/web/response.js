// Response: what was answered, or is made up as an answer.
(realm) => {
  const { extract, mix } = realm.part('body');
  const { Headers, freeze } = realm.part('headers');
  const EMPTY = [101, 103, 204, 205, 304];
  let bodyOf;
  let arrived;

  class Response {
    #body;
    #headers;
    #status;
    #statusText;
    #type = 'default';
    #url = '';
    #redirected = false;

    constructor(body, init) {
      const { status = 200, statusText = '', headers } = init ?? {};
      const code = Math.trunc(Number(status));
      if (!(code >= 200 && code <= 599)) throw new RangeError(`a response's status is from 200 to 599, not ${status}`);
      this.#status = code;
      this.#statusText = String(statusText);
      this.#headers = new Headers(headers);
      this.#body = extract(body);
      if (this.#body !== undefined && EMPTY.includes(code)) throw new TypeError(`a response of status ${code} has no body`);
      if (this.#body?.type !== undefined && !this.#headers.has('content-type')) this.#headers.set('content-type', this.#body.type);
    }

    get status() {
      return this.#status;
    }
    get statusText() {
      return this.#statusText;
    }
    get ok() {
      return this.#status >= 200 && this.#status <= 299;
    }
    get headers() {
      return this.#headers;
    }
    get type() {
      return this.#type;
    }
    get url() {
      return this.#url;
    }
    get redirected() {
      return this.#redirected;
    }

    clone() {
      const clone = new Response();
      clone.#body = this.#body?.split();
      clone.#headers = new Headers(this.#headers);
      clone.#status = this.#status;
      clone.#statusText = this.#statusText;
      clone.#type = this.#type;
      clone.#url = this.#url;
      clone.#redirected = this.#redirected;
      return clone;
    }

    static json(data, init) {
      const text = JSON.stringify(data);
      if (text === undefined) throw new TypeError('what is given to Response.json has no form in JSON');
      const headers = new Headers(init?.headers);
      if (!headers.has('content-type')) headers.set('content-type', 'application/json');
      return new Response(text, { ...init, headers });
    }

    static error() {
      const response = new Response();
      response.#status = 0;
      response.#type = 'error';
      freeze(response.#headers);
      return response;
    }

    static redirect(url, status = 302) {
      if (![301, 302, 303, 307, 308].includes(status)) throw new RangeError(`${status} is no status of a redirect`);
      return new Response(null, { status, headers: { location: new (realm.part('url').URL)(url).href } });
    }

    static {
      bodyOf = (response) => response.#body;
      arrived = ({ status, headers, body, url, redirected }) => {
        const response = new Response();
        response.#status = status;
        response.#headers = freeze(headers);
        response.#body = body;
        response.#url = url;
        response.#redirected = redirected;
        response.#type = 'basic';
        return response;
      };
    }
  }
  mix(Response, (response) => bodyOf(response));
  realm.shown.set(Response, ['status', 'statusText', 'ok', 'url', 'headers']);

  return { Response, EMPTY, arrived: (parts) => arrived(parts) };
}
