// A little of everything a start needs, for the AOT cache.
globalThis.items = [3, 1, 2];
globalThis.add = (a, b) => a + b;
globalThis.later = (fn) => setTimeout(() => fn('later'), 5);
globalThis.answer = async () => 42;
