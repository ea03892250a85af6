// One exchange over HTTP, by Java's client. A body is read from the connection no faster than it is read here.
(realm) => {
  const { platform } = realm;
  const { Headers } = realm.part('headers');

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
          const { done, value: given } = await reader.read();
          if (done) return upload.end();
          const value = realm.bytesHere(given);
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

  // What is under way until it is done or the signal aborts it: `during` settles with whichever is first.
  const racing = (signal) => {
    const waiting = new Set(); // how each promise is rejected
    const stop = new Set(); // how what stands behind them is ended
    const heard = () => {
      for (const reject of waiting) reject(signal.reason);
      for (const each of stop) each();
    };
    signal?.addEventListener('abort', heard, { once: true });
    return {
      stop,
      during: (promise) =>
        new Promise((resolve, reject) => {
          const first = (settle) => (value) => {
            waiting.delete(reject);
            settle(value);
          };
          if (signal?.aborted === true) reject(signal.reason);
          waiting.add(reject);
          promise.then(first(resolve), first(reject));
        }),
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
        try {
          const received = new Headers();
          for (let i = 0; i < pairs.length; i += 2) received.append(pairs[i], pairs[i + 1]);
          resolve({ call, status, headers: received, encoding });
        } catch (error) {
          failed(`its headers are wrong: ${error.message}`, error);
        }
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

  return { failure, racing, exchange, reading };
}
