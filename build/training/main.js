// A little of everything a start needs, for the AOT cache.
import './callee.js';

console.log(await workers.python.area(3, 4), { a: [1, 'x'] });
for await (const square of await workers.python.squares(3)) console.log(square);
