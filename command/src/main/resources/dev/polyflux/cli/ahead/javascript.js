// What most scripts do first, so that it is quick when one does.
sync.twice = (n) => 2 * n;
console.log(JSON.stringify({ items: [1, 2.5, 'three', null] }), new Map([['a', 1]]), await Promise.resolve(1));
await new Promise((resolve) => setTimeout(resolve, 1));
