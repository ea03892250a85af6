// fetch: what is asked of a request beyond one exchange over HTTP.
(realm) => {
  const { Body } = realm.part('body');
  const { failure, racing, exchange, reading } = realm.part('http');
  const { Headers } = realm.part('headers');
  const { Request, bodyOf, signalOf } = realm.part('request');
  const { EMPTY, arrived } = realm.part('response');
  const { URL, blobAt } = realm.part('url');
  const REDIRECTS = [301, 302, 303, 307, 308];
  const MOST_REDIRECTS = 20;
  const DEFAULTS = { accept: '*/*', 'accept-language': '*', 'user-agent': 'polyflux' };

  // Whoever drops a response without reading it ends its connection.
  const dropped = new FinalizationRegistry((cancel) => cancel());

  const reachable = (url) => {
    if (realm.platform.mayConnect(url.href)) return;
    throw failure(url, 'this realm is sandboxed and may not use the network: grant it with Grant.hosts or PolyfluxBuilder.access(Access.USER), or run without --sandbox');
  };

  // How the request goes on after a redirect; see https://fetch.spec.whatwg.org/#http-redirect-fetch
  const redirected = (from, to, status, request) => {
    const headers = new Headers(request.headers);
    let { method, body } = request;
    if ((status <= 302 && method === 'POST') || (status === 303 && !/^(GET|HEAD)$/.test(method))) {
      method = 'GET';
      body = undefined;
      for (const name of ['content-encoding', 'content-language', 'content-location', 'content-type', 'content-length']) headers.delete(name);
    } else if (body?.source.stream !== undefined) {
      throw failure(from, `the answer ${status} asks to send the body again, and it is a stream, which is gone`);
    }
    if (from.origin !== to.origin) for (const name of ['authorization', 'cookie', 'proxy-authorization']) headers.delete(name);
    return { method, headers, body };
  };

  const overNetwork = async (request, first, race) => {
    let url = first;
    const headers = new Headers(request.headers);
    for (const [name, value] of Object.entries(DEFAULTS)) if (!headers.has(name)) headers.set(name, value);
    if (!headers.has('accept-encoding')) headers.set('accept-encoding', headers.has('range') ? 'identity' : 'gzip, deflate');
    let going = { method: request.method, headers, body: bodyOf(request) };
    if (going.body !== undefined) {
      if (going.body.used) throw new TypeError("the request's body has been read already");
      going.body.used = true;
    }
    for (let hops = 0; ; hops++) {
      const answer = await exchange(url, going, race);
      const location = answer.headers.get('location');
      if (!REDIRECTS.includes(answer.status) || location === null || request.redirect === 'manual') return { answer, url, going, redirected: hops > 0 };
      answer.call.abort();
      if (request.redirect === 'error') throw failure(url, `it was redirected to ${location}, and the request says redirect: 'error'`);
      if (hops === MOST_REDIRECTS) throw failure(first, `it was redirected more than ${MOST_REDIRECTS} times`);
      if (!URL.canParse(location, url)) throw failure(url, `it was redirected to '${location}', which is no URL`);
      const next = new URL(location, url);
      if (!/^https?:$/.test(next.protocol)) throw failure(url, `it was redirected to ${next.protocol}, which cannot be fetched`);
      if (next.hash === '') next.hash = url.hash;
      reachable(next);
      going = redirected(url, next, answer.status, going);
      url = next;
    }
  };

  const overHttp = async (request, url, signal) => {
    const race = racing(signal);
    try {
      const { answer, url: last, going, redirected: moved } = await overNetwork(request, url, race);
      const { status, headers } = answer;
      const empty = EMPTY.includes(status) || going.method === 'HEAD';
      const source = reading(answer, last, race);
      if (empty) source.cancel();
      const body = empty ? undefined : new Body(source, undefined);
      last.hash = '';
      const response = arrived({ status, headers, body, url: last.href, redirected: moved });
      if (body !== undefined) dropped.register(body, source.cancel);
      return response;
    } catch (error) {
      race.end();
      throw error;
    }
  };

  // data:[type][;base64],content
  const ofData = (url) => {
    const [, type, base64, content] = /^data:([^,]*?)(;\s*base64)?,(.*)$/s.exec(url.href.replace(/#.*$/, '')) ?? [];
    if (content === undefined) throw failure(url, 'it has no comma before its content');
    const escaped = content.replace(/%([0-9A-Fa-f]{2})/g, (whole, digits) => String.fromCharCode(parseInt(digits, 16)));
    const text = base64 === undefined ? escaped : realm.part('base64').atob(escaped);
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const headers = new Headers({ 'content-type': type.startsWith(';') || type === '' ? `text/plain${type || ';charset=US-ASCII'}` : type });
    return arrived({ status: 200, headers, body: new Body({ bytes }, undefined), url: url.href, redirected: false });
  };

  // blob:…, until it is revoked
  const ofBlob = (request, url) => {
    const blob = blobAt(url);
    if (blob === undefined || request.method !== 'GET') throw failure(url, blob === undefined ? 'there is no such blob here, or it was revoked' : 'a blob can only be got');
    const headers = new Headers({ 'content-length': String(blob.size), ...(blob.type === '' ? {} : { 'content-type': blob.type }) });
    return arrived({ status: 200, headers, body: new Body({ bytes: realm.part('blob').octetsOf(blob) }, undefined), url: url.href, redirected: false });
  };

  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      const signal = signalOf(request);
      if (signal?.aborted === true) throw signal.reason;
      const url = new URL(request.url);
      if (url.protocol === 'data:') return ofData(url);
      if (url.protocol === 'blob:') return ofBlob(request, url);
      if (!/^https?:$/.test(url.protocol)) throw failure(url, `what begins with ${url.protocol} cannot be fetched, only http:, https:, data: and blob:`);
      reachable(url);
      return overHttp(request, url, signal);
    },
  };
}
