// WebSocket: messages both ways over one connection, which is Java's.
(realm) => {
  const { platform } = realm;
  const { Event, MessageEvent, ErrorEvent, CloseEvent } = realm.part('events');
  const { EventTarget, attribute } = realm.part('targets');
  const { DOMException } = realm.part('exceptions');
  const { URL } = realm.part('url');
  const STATES = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
  const [CONNECTING, OPEN, CLOSING, CLOSED] = STATES.keys();
  const ABNORMAL = 1006;
  const LONGEST_REASON = 123;

  const address = (given) => {
    if (!URL.canParse(given)) throw new DOMException(`'${given}' is no URL of a WebSocket`, 'SyntaxError');
    const url = new URL(given);
    url.protocol = url.protocol.replace(/^http/, 'ws');
    if (!/^wss?:$/.test(url.protocol)) throw new DOMException(`a WebSocket's URL begins with ws: or wss:, not ${url.protocol}`, 'SyntaxError');
    if (url.hash !== '') throw new DOMException(`a WebSocket's URL has no part behind #, as '${given}' has`, 'SyntaxError');
    return url;
  };

  const spoken = (given) => {
    const protocols = given === undefined ? [] : typeof given === 'string' ? [given] : Array.from(given, String);
    const wrong = protocols.find((name, at) => !/^[!#$%&'*+\-.^`|~\w]+$/.test(name) || protocols.indexOf(name) !== at);
    if (wrong !== undefined) throw new DOMException(`'${wrong}' is there twice, or is no name of a protocol`, 'SyntaxError');
    return protocols;
  };

  class WebSocket extends EventTarget {
    #url;
    #protocol = '';
    #state = CONNECTING;
    #binaryType = 'blob';
    #waiting = 0; // bytes that have not left yet
    #socket;

    constructor(url, protocols) {
      super();
      if (arguments.length === 0) throw new TypeError("a WebSocket needs a URL: new WebSocket('wss://…')");
      this.#url = address(String(url));
      const names = spoken(protocols);
      if (!platform.mayConnect(this.#url.href)) {
        throw new DOMException(
          `no WebSocket to ${this.#url.href}: this realm is sandboxed and may not use the network; grant it with Grant.hosts or PolyfluxBuilder.access(Access.USER), or run without --sandbox`,
          'SecurityError',
        );
      }
      this.#socket = platform.connections().socket(this.#url.href, names, (kind, detail, reason) => this.#heard(kind, detail, reason));
    }

    #heard(kind, detail, reason) {
      switch (kind) {
        case 'open':
          if (this.#state !== CONNECTING) return;
          this.#protocol = detail;
          this.#state = OPEN;
          this.dispatchEvent(new Event('open'));
          break;
        case 'text':
          this.#arrived(detail);
          break;
        case 'binary':
          this.#arrived(this.#taken(detail));
          break;
        case 'sent':
          this.#waiting -= detail;
          break;
        case 'failed':
          this.dispatchEvent(new ErrorEvent('error', { message: `the WebSocket to ${this.#url.href} failed: ${detail}` }));
          break;
        case 'closed':
          this.#state = CLOSED;
          this.dispatchEvent(new CloseEvent('close', { code: detail, reason, wasClean: detail !== ABNORMAL }));
      }
    }

    #taken(length) {
      const bytes = new ArrayBuffer(length);
      this.#socket.copy(bytes);
      return this.#binaryType === 'blob' ? new (realm.part('blob').Blob)([bytes]) : bytes;
    }

    #arrived(data) {
      if (this.#state === OPEN) this.dispatchEvent(new MessageEvent('message', { data, origin: this.#url.origin }));
    }

    get url() {
      return this.#url.href;
    }
    get protocol() {
      return this.#protocol;
    }
    get extensions() {
      return '';
    }
    get readyState() {
      return this.#state;
    }
    get bufferedAmount() {
      return this.#waiting;
    }
    get binaryType() {
      return this.#binaryType;
    }
    set binaryType(type) {
      if (type === 'blob' || type === 'arraybuffer') this.#binaryType = type;
    }

    send(given) {
      if (this.#state === CONNECTING) throw new DOMException('the WebSocket is not open yet: send after its open event', 'InvalidStateError');
      if (this.#state !== OPEN) return;
      const data = realm.contentHere(given);
      if (data instanceof ArrayBuffer) return this.#bytes(new Uint8Array(data));
      if (ArrayBuffer.isView(data)) return this.#bytes(data);
      if (realm.isOf('blob', 'Blob', data)) return this.#bytes(realm.part('blob').octetsOf(data));
      const text = String(data);
      this.#waiting += new TextEncoder().encode(text).length;
      this.#socket.send(text);
    }

    #bytes({ buffer, byteOffset, byteLength }) {
      this.#waiting += byteLength;
      this.#socket.bytes(buffer, byteOffset, byteLength);
    }

    close(code = 1000, reason = '') {
      if (code !== 1000 && !(code >= 3000 && code <= 4999)) {
        throw new DOMException(`a WebSocket is closed with 1000, or a code between 3000 and 4999, not ${code}`, 'InvalidAccessError');
      }
      if (new TextEncoder().encode(reason).length > LONGEST_REASON) throw new DOMException(`a reason has at most ${LONGEST_REASON} bytes`, 'SyntaxError');
      if (this.#state >= CLOSING) return;
      this.#state = CLOSING;
      this.#socket.close(Number(code), String(reason));
    }
  }

  for (const type of ['open', 'message', 'error', 'close']) attribute(WebSocket, type);
  STATES.forEach((name, value) => {
    for (const holder of [WebSocket, WebSocket.prototype]) Object.defineProperty(holder, name, { value, enumerable: true });
  });
  Object.defineProperty(WebSocket.prototype, Symbol.toStringTag, { value: 'WebSocket', configurable: true });
  realm.shown.set(WebSocket, ['url', 'readyState', 'protocol']);

  return { WebSocket };
}
