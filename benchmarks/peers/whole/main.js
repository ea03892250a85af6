// The main realm of the workers' loops.
globalThis.x = 42;
globalThis.add = (a, b) => a + b;
globalThis.take = (callback) => callback();
globalThis.answer = async () => 42;
