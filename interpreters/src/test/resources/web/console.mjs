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
