import assert from 'node:assert';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Buffer } from 'node:buffer';
import crypto, { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import EventEmitter, { once, on } from 'node:events';
import { builtinModules, isBuiltin } from 'node:module';
import path, { posix } from 'node:path';
import process from 'node:process';
import querystring from 'node:querystring';
import { Readable, Transform, pipeline } from 'node:stream';
import { pipeline as piped } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as sleep, setInterval as every } from 'node:timers/promises';
import url, { fileURLToPath, pathToFileURL } from 'node:url';
import util, { promisify, callbackify, inherits, isDeepStrictEqual, types } from 'node:util';

const refused = (run) => {
  try {
    run();
    return 'held';
  } catch (error) {
    return `${error.name} ${error.code}`;
  }
};

// assert
assert(true);
assert.strictEqual(1, 1);
assert.deepStrictEqual({ a: [1, { b: new Map([[1, new Set([2])]]) }] }, { a: [1, { b: new Map([[1, new Set([2])]]) }] });
assert.throws(() => { throw new TypeError('wrong'); }, TypeError);
assert.throws(() => { throw new TypeError('wrong'); }, /wrong/);
assert.throws(() => { throw new TypeError('wrong'); }, { name: 'TypeError', message: 'wrong' });
await assert.rejects(Promise.reject(new RangeError('far')), RangeError);
assert.doesNotThrow(() => {});
assert.match('abc', /b/);
console.log(refused(() => assert.equal(1, 2)), refused(() => assert.deepEqual([1], [2])), refused(() => assert.throws(() => {}))); // => AssertionError ERR_ASSERTION AssertionError ERR_ASSERTION AssertionError ERR_ASSERTION
console.log(refused(() => assert.deepStrictEqual([1], ['1'])), refused(() => assert.deepEqual([1], ['1'])), refused(() => assert.fail('no'))); // => AssertionError ERR_ASSERTION held AssertionError ERR_ASSERTION
console.log(isDeepStrictEqual([NaN, -0], [NaN, -0]), isDeepStrictEqual([0], [-0]), isDeepStrictEqual(new Date(1), new Date(1))); // => true false true
const ring = { name: 'ring' };
ring.self = ring;
const other = { name: 'ring' };
other.self = other;
console.log(isDeepStrictEqual(ring, other), isDeepStrictEqual({ a: undefined }, {}), isDeepStrictEqual(new Set([[1], [2]]), new Set([[2], [1]]))); // => true false true

// async_hooks
const storage = new AsyncLocalStorage();
const seen = await storage.run('held', async () => {
  await sleep(1);
  return storage.getStore();
});
console.log(seen, storage.getStore()); // => held undefined

// buffer
console.log(Buffer.from('grüß').toString('hex'), Buffer.from('Z3LDvMOf', 'base64').toString(), Buffer.concat([Buffer.from([1]), Buffer.alloc(2)]).length); // => 6772c3bcc39f grüß 3
console.log(Buffer.from([1, 2, 3, 4]).readUInt32BE(0), Buffer.byteLength('ä'), Buffer.compare(Buffer.from('a'), Buffer.from('b')), Buffer.isBuffer(new Uint8Array(1))); // => 16909060 2 -1 false

// crypto
console.log(createHash('sha256').update('a').update(Buffer.from('bc')).digest('hex')); // => ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
console.log(createHash('md5').update('').digest('hex'), createHash('sha1').update('abc').digest('base64')); // => d41d8cd98f00b204e9800998ecf8427e qZk+NkcGgWq6PiVxeFDCbJzQ2J0=
console.log(createHash('sha512').update('abc').digest().length, createHash('sha384').update('abc').copy().digest('hex').slice(0, 8)); // => 64 cb00753f
console.log(createHmac('sha256', 'key').update('The quick brown fox jumps over the lazy dog').digest('hex')); // => f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8
console.log(randomBytes(70000).length, randomInt(5) < 5, randomInt(3, 4), /^[0-9a-f-]{36}$/.test(crypto.randomUUID())); // => 70000 true 3 true
console.log(timingSafeEqual(Buffer.from('a'), Buffer.from('a')), refused(() => createHash('sha3000')).startsWith('Error'), refused(() => createHash('sha1').update(5))); // => true true TypeError ERR_INVALID_ARG_TYPE

// events
const emitter = new EventEmitter();
const heard = once(emitter, 'once');
emitter.emit('once', 1, 2);
console.log(await heard, emitter.listenerCount('once')); // => [1, 2] 0
setImmediate(() => ['a', 'b'].forEach((each) => emitter.emit('each', each)));
for await (const [each] of on(emitter, 'each')) {
  console.log(each); // => a
  if (each === 'b') break; // => b
}
console.log(emitter.listenerCount('each')); // => 0

// module, path, process
console.log(builtinModules.includes('fs'), isBuiltin('node:path'), isBuiltin('lodash')); // => true true false
console.log(path.join('/a', '../b', 'c.d'), posix.extname('x.y.z'), path.relative('/a/b', '/a/c'), path.sep); // => /b/c.d .z ../c /
console.log(typeof process.env, process.argv.length >= 1, process === globalThis.process, typeof process.hrtime.bigint()); // => object true true bigint
const order = [];
process.nextTick(order.push.bind(order), 'next');
await sleep(1);
console.log(order); // => ['next']
console.log(process.cwd() === path.resolve('.'), process.version[0], Array.isArray(process.hrtime())); // => true v true
process.stdout.write('in'); // => in
process.stdout.write(' pieces\n'); // =>  pieces

// querystring, url
console.log(querystring.stringify({ a: [1, 2], b: 'ä &' }), querystring.parse('a=1&a=2&b=%C3%A4').a); // => a=1&a=2&b=%C3%A4%20%26 ['1', '2']
console.log(fileURLToPath('file:///a%20b/c'), pathToFileURL('/a b/#c').href, refused(() => fileURLToPath('http://x/'))); // => /a b/c file:///a%20b/%23c TypeError ERR_INVALID_URL_SCHEME
const { protocol, host, pathname, query, hash } = url.parse('https://user:pw@host.example:8080/p/a/t/h?q=1#h');
console.log(protocol, host, pathname, query, hash, url.resolve('/one/two/three', 'four'), url.resolve('http://a.example/b', '/c')); // => https: host.example:8080 /p/a/t/h q=1 #h /one/two/four http://a.example/c
console.log(url.format({ protocol: 'https', hostname: 'x.example', pathname: '/p', query: { a: 1 } })); // => https://x.example/p?a=1

// stream, string_decoder
const upper = new Transform({
  transform(chunk, encoding, done) {
    done(null, String(chunk).toUpperCase());
  },
});
const parts = [];
await piped(Readable.from(['a', 'b']), upper, async (source) => {
  for await (const part of source) parts.push(String(part));
});
console.log(parts.join(''), typeof pipeline); // => AB function
const failing = new Readable({ read() { this.destroy(new Error('dry')); } });
failing.resume();
console.log(await new Promise((resolve) => failing.on('error', resolve)).then((error) => error.message)); // => dry
const decoder = new StringDecoder('utf8');
console.log(decoder.write(Buffer.from([0xe2, 0x82])) + decoder.write(Buffer.from([0xac])) + decoder.end()); // => €

// timers
console.log(await sleep(1, 'slept'), await sleep(1000, null, { signal: AbortSignal.abort() }).catch((error) => error.name)); // => slept AbortError
let ticks = 0;
for await (const tick of every(1, 'tick')) if (++ticks === 3) break;
console.log(ticks); // => 3

// util
console.log(util.format('%s is %d, %j', 'a', 1, { b: 2 }), util.inspect({ a: 'x' })); // => a is 1, {"b":2} {a: 'x'}
console.log(await promisify((a, then) => then(null, a + 1))(1), await promisify((then) => then(new Error('no')))().catch((error) => error.message)); // => 2 no
callbackify(async () => 'called')((error, value) => console.log(error, value)); // => null called
await sleep(1);
function Child() {}
inherits(Child, EventEmitter);
console.log(new Child() instanceof EventEmitter, types.isPromise(Promise.resolve()), types.isTypedArray(new Uint8Array()), types.isRegExp({})); // => true true true false
