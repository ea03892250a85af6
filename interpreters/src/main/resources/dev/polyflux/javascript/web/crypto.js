// crypto: randomness and digests, by Java's own providers.
(realm) => {
  const { platform } = realm;
  const { DOMException } = realm.part('exceptions');
  const MOST = 65536;
  const INTEGERS = /^(Big)?(Ui|I)nt\d+(Clamped)?Array$/;
  const DIGESTS = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];
  const MINE = {};
  const only = (key, name) => {
    if (key !== MINE) throw new TypeError(`there is one ${name}, and it is there already`);
  };

  // The bytes that a buffer or a view of one covers.
  const covered = (given, taker) => {
    const data = realm.bytesHere(given);
    if (ArrayBuffer.isView(data)) return data;
    if (data instanceof ArrayBuffer) return new Uint8Array(data);
    throw new TypeError(`${taker} takes a buffer or a typed array: encode texts with new TextEncoder().encode(text)`);
  };

  class SubtleCrypto {
    constructor(key) {
      only(key, 'crypto.subtle');
    }

    async digest(algorithm, data) {
      const name = String(algorithm?.name ?? algorithm).toUpperCase();
      if (!DIGESTS.includes(name)) throw new DOMException(`there is no digest '${name}': there are ${DIGESTS.join(', ')}`, 'NotSupportedError');
      const { buffer, byteOffset, byteLength } = covered(data, 'crypto.subtle.digest');
      const into = new ArrayBuffer(64);
      return into.slice(0, platform.digest(name, buffer, byteOffset, byteLength, into));
    }
  }

  class Crypto {
    #subtle = new SubtleCrypto(MINE);

    constructor(key) {
      only(key, 'crypto');
    }

    get subtle() {
      return this.#subtle;
    }

    getRandomValues(given) {
      return realm.filling(given, (array) => this.#fill(array)) && given;
    }

    #fill(array) {
      if (!ArrayBuffer.isView(array) || !INTEGERS.test(array[Symbol.toStringTag])) {
        throw new DOMException('crypto.getRandomValues fills typed arrays of integers', 'TypeMismatchError');
      }
      if (array.byteLength > MOST) throw new DOMException(`crypto.getRandomValues fills ${MOST} bytes at most, not ${array.byteLength}`, 'QuotaExceededError');
      platform.random(array.buffer, array.byteOffset, array.byteLength);
      return array;
    }

    randomUUID() {
      return platform.uuid();
    }
  }

  for (const Class of [Crypto, SubtleCrypto]) Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });

  return { crypto: new Crypto(MINE), Crypto, SubtleCrypto };
}
