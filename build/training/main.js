// A little of everything a start needs, for the AOT cache.
globalThis.items = [3, 1, 2];
globalThis.add = (a, b) => a + b;
globalThis.later = (fn) => setTimeout(() => fn('later'), 5);
globalThis.answer = async () => 42;

console.log(await workers.python.area(3, 4), { a: [1, 'x'] });
for await (const square of await workers.python.squares(3)) console.log(square);
