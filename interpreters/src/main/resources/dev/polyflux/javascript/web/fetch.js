// fetch, over Java's HTTP client. A body is read from the connection no faster than it is read here.
(realm) => {
  const { platform } = realm;
  const { Body } = realm.part('body');
  const { Headers } = realm.part('headers');
  const { Request, bodyOf, signalOf } = realm.part('request');
  const { EMPTY, arrived } = realm.part('response');
  const { URL } = realm.part('url');
  const REDIRECTS = [301, 302, 303, 307, 308];
  const MOST_REDIRECTS = 20;
  const DEFAULTS = { accept: '*/*', 'accept-language': '*', 'user-agent': 'polyflux' };

  // Whoever drops a response without reading it ends its connection.
  const dropped = new FinalizationRegistry((cancel) => cancel());

  const failure = (url, reason, cause) => new TypeError(`fetch of ${url.href} failed: ${reason}`, cause === undefined ? undefined : { cause });

  // A URL may hold what Java's may not.
  const strict = (url) => {
    const path = (url.pathname + url.search).replace(/%(?![0-9A-Fa-f]{2})|[^\w\-.~!$&'()*+,;=:@/?%]/g, (found) => `%${found.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
    return url.origin + path;
  };

  // Sends a stream as the connection asks for it.
  const uploading = (stream, failed) => {
    const reader = stream.getReader();
    let busy = false;
    const pump = async () => {
      if (busy) return;
      busy = true;
      try {
        while (upload.wanted() > 0) {
          const { done, value } = await reader.read();
          if (done) return upload.end();
          if (!ArrayBuffer.isView(value)) throw new TypeError(`a body's stream gives bytes as Uint8Array, not ${typeof value}`);
          upload.next(value.buffer, value.byteOffset, value.byteLength);
        }
        busy = false;
        if (upload.wanted() < 0) await reader.cancel();
      } catch (error) {
        failed(error);
        upload.fail('the body cannot be read');
      }
    };
    const upload = platform.connections().upload(() => void pump());
    return upload;
  };

  // What follows the signal while something is under way: `during` races with it.
  const racing = (signal) => {
    let refuse;
    const aborted = new Promise((resolve, reject) => (refuse = reject));
    aborted.catch(() => {});
    const stop = new Set();
    const heard = () => {
      refuse(signal.reason);
      for (const each of stop) each();
    };
    signal?.addEventListener('abort', heard, { once: true });
    return {
      stop,
      during: (promise) => Promise.race([aborted, promise]),
      end: () => signal?.removeEventListener('abort', heard),
    };
  };

  // One request and its answer's head.
  const exchange = (url, { method, headers, body }, race) => {
    const { promise, resolve, reject } = Promise.withResolvers();
    const failed = (reason, cause) => reject(failure(url, reason, cause));
    let content = null;
    if (body?.source.stream !== undefined) content = uploading(body.source.stream, (error) => failed('its body cannot be read', error));
    else if (body !== undefined) content = body.source.bytes.slice().buffer;
    const call = platform.connections().send(
      method,
      strict(url),
      [...headers].flat(),
      content,
      (status, pairs, encoding) => {
        const received = new Headers();
        for (let i = 0; i < pairs.length; i += 2) received.append(pairs[i], pairs[i + 1]);
        resolve({ call, status, headers: received, encoding });
      },
      (reason) => failed(reason),
    );
    const abort = () => call.abort();
    race.stop.add(abort);
    return race.during(promise);
  };

  const reading = ({ call, encoding }, url, race) => {
    const read = () => {
      const { promise, resolve, reject } = Promise.withResolvers();
      call.read(
        encoding.toLowerCase(),
        (length) => {
          if (length < 0) return race.end(), resolve(undefined);
          const chunk = new Uint8Array(length);
          call.copy(chunk.buffer);
          resolve(chunk);
        },
        (reason) => reject(failure(url, `the body ended early: ${reason}`)),
      );
      return race.during(promise);
    };
    const cancel = () => {
      race.end();
      call.abort();
    };
    return { read, cancel };
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

  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      const signal = signalOf(request);
      if (signal?.aborted === true) throw signal.reason;
      const url = new URL(request.url);
      if (url.protocol === 'data:') return ofData(url);
      if (!/^https?:$/.test(url.protocol)) throw failure(url, `what begins with ${url.protocol} cannot be fetched, only http:, https: and data:`);
      if (!platform.mayConnect()) {
        throw failure(url, 'this realm is sandboxed and may not use the network: grant it with PolyfluxBuilder.access(Access.USER), or run without --sandbox');
      }
      return overHttp(request, url, signal);
    },
  };
}
