// A little of everything a start needs, for the AOT cache.
console.log(window.add(1, 2), [...window.items], await window.answer());
await new Promise((resolve) => setTimeout(resolve, 5));
sync.twice = (n) => 2 * n;
console.log(JSON.stringify({ done: true }), new Map([[1, 2]]), Object.keys({ a: 1 }));
