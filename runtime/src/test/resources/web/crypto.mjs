const hex = (buffer) => Array.from(new Uint8Array(buffer), (octet) => octet.toString(16).padStart(2, '0')).join('');
const abc = new TextEncoder().encode('-abc-').subarray(1, 4);
console.log(hex(await crypto.subtle.digest('SHA-1', abc))); // => a9993e364706816aba3e25717850c26c9cd0d89d
console.log(hex(await crypto.subtle.digest({ name: 'sha-256' }, abc))); // => ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
console.log((await crypto.subtle.digest('SHA-384', abc)).byteLength, (await crypto.subtle.digest('SHA-512', abc)).byteLength); // => 48 64
await crypto.subtle.digest('MD5', abc).catch((error) => console.log(error.name)); // => NotSupportedError
await crypto.subtle.digest('SHA-1', 'abc').catch((error) => console.log(error.name)); // => TypeError

const filled = new Uint32Array(5).subarray(1, 4);
console.log(crypto.getRandomValues(filled) === filled, new Uint32Array(filled.buffer)[0], new Uint32Array(filled.buffer)[4]); // => true 0 0
console.log(filled.some((number) => number !== 0)); // => true
console.log(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(crypto.randomUUID())); // => true
for (const wrong of [new Float64Array(1), new Uint8Array(65537)]) {
  try {
    crypto.getRandomValues(wrong);
  } catch (error) {
    console.log(error.name);
  }
}
// => TypeMismatchError
// => QuotaExceededError
