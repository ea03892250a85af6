console.log('%c styled %s', 'color: red', 'text'); // =>  styled text
console.groupCollapsed('group'); // => group
console.log('inside'); // =>   inside
console.groupEnd();
console.count(); // => default: 1
console.count(); // => default: 2
console.countReset();
console.count(); // => default: 1
console.dirxml('d', { a: 1 }); // => d {a: 1}
console.clear();
console.table([{ a: 1, b: 'x' }, { a: 2 }]);
// => ┌─────────┬───┬─────┐
// => │ (index) │ a │ b   │
// => ├─────────┼───┼─────┤
// => │ 0       │ 1 │ 'x' │
// => │ 1       │ 2 │     │
// => └─────────┴───┴─────┘
console.table(new Map([['k', 1]]));
// => ┌───────────────────┬─────┬────────┐
// => │ (iteration index) │ Key │ Values │
// => ├───────────────────┼─────┼────────┤
// => │ 0                 │ 'k' │ 1      │
// => └───────────────────┴─────┴────────┘
console.table('plain'); // => plain
console.log(new Headers({ a: 1 }), new Blob(['x'])); // => Headers {'a' => '1'} Blob {size: 1, type: ''}
console.log({ a: 1, get b() { throw new Error('b'); }, set c(x) {}, get d() { return 1; }, set d(x) {} }); // => {a: 1, b: [getter], c: [setter], d: [getter/setter]}
console.log({ get constructor() { for (;;); } }); // => {constructor: [getter]}
console.log(Object.defineProperty(() => 1, 'name', { get() { throw new Error('name'); } })); // => [function (anonymous)]
console.log({ toString() { throw new Error('text'); } }, Object.setPrototypeOf(() => 1, null)); // => {toString: [function toString]} [function (anonymous)]
console.log(1, Object.setPrototypeOf({}, new Proxy({}, { getPrototypeOf() { throw new RangeError('no prototype'); } })), 2); // => 1 [not shown: RangeError: no prototype] 2
console.log('%s and %j', { toString() { throw new TypeError('no text'); } }, 1n); // => [not shown: TypeError: no text] and [not shown: TypeError: Do not know how to serialize a BigInt]
