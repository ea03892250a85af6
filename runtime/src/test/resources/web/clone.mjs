const source = {
  number: -0,
  big: 2n,
  nothing: [undefined, null],
  date: new Date(0),
  pattern: /a+/gi,
  map: new Map([[{ key: 1 }, new Set(['member'])]]),
  bytes: new Uint8Array([1, 2, 3]).subarray(1),
  view: new DataView(new ArrayBuffer(4), 1, 2),
  boxed: Object('text'),
  file: new File(['x'], 'x.txt'),
};
source.self = source;
const clone = structuredClone(source);
console.log(clone !== source, clone.self === clone, Object.is(clone.number, -0), clone.big); // => true true true 2n
console.log(clone.nothing, Number(clone.date), String(clone.pattern)); // => [undefined, null] 0 /a+/gi
console.log([...clone.map.keys()][0].key, [...clone.map.values()][0].has('member')); // => 1 true
console.log(clone.bytes, clone.bytes.byteOffset, clone.bytes.buffer !== source.bytes.buffer); // => Uint8Array [2, 3] 1 true
console.log(clone.view.byteLength, clone.boxed instanceof String, clone.file.name); // => 2 true x.txt

const [a, b] = structuredClone([new Uint8Array(source.bytes.buffer), source.bytes]);
console.log(a.buffer === b.buffer); // => true
console.log(1 in structuredClone([0, , 2])); // => false

class Point {
  constructor() {
    this.x = 1;
  }
  get y() {
    return 2;
  }
}
console.log(structuredClone(new Point()), structuredClone(new Point()) instanceof Point); // => {x: 1} false

const error = structuredClone(new RangeError('too far', { cause: { a: 1 } }));
console.log(error instanceof RangeError, error.message, error.cause.a, typeof error.stack); // => true too far 1 string
console.log(structuredClone(new DOMException('m', 'DataError')).name); // => DataError
class OwnError extends Error {}
console.log(structuredClone(new OwnError('own')).constructor === Error); // => true

const buffer = new ArrayBuffer(8);
const view = new Uint8Array(buffer, 2, 4);
const moved = structuredClone({ view, buffer }, { transfer: [buffer] });
console.log(buffer.byteLength, view.length, moved.buffer.byteLength, moved.view.length); // => 0 0 8 4
console.log(moved.view.buffer === moved.buffer); // => true

const kept = new ArrayBuffer(8);
const refusals = [
  () => structuredClone({ list: [1, { f() {} }] }),
  () => structuredClone(Symbol('s')),
  () => structuredClone(new WeakMap()),
  () => structuredClone([kept, () => {}], { transfer: [kept] }),
  () => structuredClone(1, { transfer: [kept, kept] }),
  () => structuredClone(1, { transfer: [buffer] }),
  () => structuredClone(1, { transfer: [{}] }),
];
for (const refused of refusals) {
  try {
    refused();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
// => DataCloneError 25 the function f at list.1.f cannot be cloned: it is no data
// => DataCloneError 25 Symbol(s) cannot be cloned: it is no data
// => DataCloneError 25 an object of WeakMap cannot be cloned: it is no data
// => DataCloneError 25 the function (anonymous) at 1 cannot be cloned: it is no data
// => DataCloneError 25 the list of what to transfer names something twice
// => DataCloneError 25 an object of ArrayBuffer cannot be transferred: it has been already
// => DataCloneError 25 an object of Object cannot be transferred
console.log(kept.byteLength); // => 8
