// node:crypto: digests, HMACs and randomness, by Java's own providers.
(realm) => {
  const { platform } = realm;
  const { Buffer } = realm.offered('node/buffer.js');
  const webcrypto = globalThis.crypto;
  const DIGESTS = { md5: ['MD5', 64], sha1: ['SHA-1', 64], sha224: ['SHA-224', 64], sha256: ['SHA-256', 64], sha384: ['SHA-384', 128], sha512: ['SHA-512', 128] };
  const MOST = 65536;

  const error = (code, message, Kind = Error) => Object.assign(new Kind(message), { code });
  const digestOf = (name) => {
    const key = String(name).toLowerCase().replace('-', '');
    if (!Object.hasOwn(DIGESTS, key)) throw error('ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${name}; there are ${Object.keys(DIGESTS).join(', ')}`);
    return DIGESTS[key];
  };
  const bytes = (data, encoding) => {
    if (typeof data === 'string') return Buffer.from(data, encoding);
    if (ArrayBuffer.isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    if (data instanceof ArrayBuffer) return Buffer.from(data);
    throw error('ERR_INVALID_ARG_TYPE', 'The "data" argument must be a string, a Buffer, a TypedArray or a DataView', TypeError);
  };
  const digest = (algorithm, data) => {
    const into = new ArrayBuffer(64);
    return Buffer.from(into.slice(0, platform.digest(algorithm, data.buffer, data.byteOffset, data.byteLength, into)));
  };

  // Both take what they are given piece by piece, and give their digest once.
  class Sink {
    #parts = [];
    #ended = false;

    update(data, encoding) {
      if (this.#ended) throw error('ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
      this.#parts.push(bytes(data, encoding));
      return this;
    }

    digest(encoding) {
      if (this.#ended) throw error('ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
      this.#ended = true;
      const result = this._result(Buffer.concat(this.#parts));
      return encoding === undefined || encoding === 'buffer' ? result : result.toString(encoding);
    }

    get _taken() {
      return [...this.#parts];
    }
  }

  // A secret, which is all of what Node has keys for that there is here.
  class KeyObject {
    #secret;
    type = 'secret';

    constructor(secret) {
      this.#secret = secret;
    }

    get symmetricKeySize() {
      return this.#secret.length;
    }

    export({ format } = {}) {
      return format === 'jwk' ? { kty: 'oct', k: this.#secret.toString('base64url') } : Buffer.from(this.#secret);
    }

    equals(other) {
      return other instanceof KeyObject && this.#secret.equals(other.export());
    }
  }
  const secretOf = (key) => (key instanceof KeyObject ? key.export() : bytes(key));

  // What nobody has asked Java for yet says so when it is called.
  const absent = Object.fromEntries(
    'createCipheriv createDecipheriv createSign createVerify createPrivateKey createPublicKey createDiffieHellman createECDH scrypt scryptSync'
      .concat(' generateKeyPair generateKeyPairSync privateDecrypt privateEncrypt publicDecrypt publicEncrypt sign verify hkdf hkdfSync pbkdf2 pbkdf2Sync')
      .split(' ')
      .map((name) => [
        name,
        () => {
          throw error('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', `crypto.${name} is not here: node:crypto has digests, HMACs and randomness; give scripts a function of Java's for more`);
        },
      ]),
  );

  class Hash extends Sink {
    #algorithm;

    constructor(algorithm) {
      super();
      [this.#algorithm] = digestOf(algorithm);
    }

    _result(data) {
      return digest(this.#algorithm, data);
    }

    copy() {
      const copy = new Hash(this.#algorithm);
      this._taken.forEach((part) => copy.update(part));
      return copy;
    }
  }

  class Hmac extends Sink {
    #algorithm;
    #key;

    constructor(name, key) {
      super();
      const [algorithm, block] = digestOf(name);
      this.#algorithm = algorithm;
      const given = secretOf(key);
      this.#key = Buffer.concat([given.length > block ? digest(algorithm, given) : given, Buffer.alloc(block)], block);
    }

    _result(data) {
      const padded = (pad) => Buffer.from(this.#key.map((byte) => byte ^ pad));
      return digest(this.#algorithm, Buffer.concat([padded(0x5c), digest(this.#algorithm, Buffer.concat([padded(0x36), data]))]));
    }
  }

  const fill = (view) => {
    for (let at = 0; at < view.byteLength; at += MOST) platform.random(view.buffer, view.byteOffset + at, Math.min(MOST, view.byteLength - at));
    return view;
  };
  const part = (buffer, offset = 0, size = buffer.byteLength - offset) =>
    buffer instanceof ArrayBuffer ? new Uint8Array(buffer, offset, size) : new Uint8Array(buffer.buffer, buffer.byteOffset + offset, size);
  const randomBytes = (size, then) => {
    const filled = fill(Buffer.alloc(size));
    if (then === undefined) return filled;
    queueMicrotask(() => then(null, filled));
  };
  const randomInt = (...args) => {
    const then = typeof args.at(-1) === 'function' ? args.pop() : undefined;
    const [low, high] = args.length === 1 ? [0, args[0]] : args;
    const range = high - low;
    if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || range <= 0 || range >= 2 ** 48) {
      throw error('ERR_OUT_OF_RANGE', `there is no random integer from ${low} below ${high}`, RangeError);
    }
    const limit = 2 ** 48 - (2 ** 48 % range);
    let drawn;
    do drawn = fill(Buffer.alloc(6)).readUIntBE(0, 6);
    while (drawn >= limit);
    const result = low + (drawn % range);
    if (then === undefined) return result;
    queueMicrotask(() => then(null, result));
  };

  return {
    ...absent,
    Hash,
    Hmac,
    KeyObject,
    createSecretKey: (key, encoding) => new KeyObject(Buffer.from(bytes(key, encoding))),
    createHash: (algorithm) => new Hash(algorithm),
    createHmac: (algorithm, key) => new Hmac(algorithm, key),
    hash: (algorithm, data, encoding = 'hex') => new Hash(algorithm).update(data).digest(encoding),
    getHashes: () => Object.keys(DIGESTS),
    getRandomValues: (array) => webcrypto.getRandomValues(array),
    randomBytes,
    randomFill(buffer, ...rest) {
      const then = rest.pop();
      fill(part(buffer, ...rest));
      queueMicrotask(() => then(null, buffer));
    },
    randomFillSync(buffer, offset, size) {
      fill(part(buffer, offset, size));
      return buffer;
    },
    randomInt,
    randomUUID: () => platform.uuid(),
    subtle: webcrypto.subtle,
    timingSafeEqual(a, b) {
      const [one, other] = [bytes(a), bytes(b)];
      if (one.length !== other.length) throw error('ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length', RangeError);
      return one.reduce((found, byte, i) => found | (byte ^ other[i]), 0) === 0;
    },
    webcrypto,
  };
}
