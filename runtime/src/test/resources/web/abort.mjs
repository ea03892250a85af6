const controller = new AbortController();
const { signal } = controller;
const told = [];
signal.onabort = (event) => told.push(event.type, event.target === signal);
signal.addEventListener('abort', () => told.push(signal.reason.name, signal.reason.code));
console.log(signal.aborted, signal.reason); // => false undefined
signal.throwIfAborted();
controller.abort();
controller.abort('again');
console.log(signal.aborted, told); // => true ['abort', true, 'AbortError', 20]
try {
  signal.throwIfAborted();
} catch (error) {
  console.log(error === signal.reason, error instanceof DOMException); // => true true
}

console.log(AbortSignal.abort('why').reason, AbortSignal.abort().reason.name); // => why AbortError
try {
  new AbortSignal();
} catch (error) {
  console.log(error.name); // => TypeError
}

const late = AbortSignal.timeout(1);
await new Promise((resolve) => late.addEventListener('abort', resolve));
console.log(late.reason.name, late.reason.message); // => TimeoutError it took longer than 1 ms

const [one, two] = [new AbortController(), new AbortController()];
const either = AbortSignal.any([one.signal, two.signal]);
const nested = AbortSignal.any([either, new AbortController().signal]);
const order = [];
two.signal.addEventListener('abort', () => order.push('two', either.aborted, nested.aborted));
either.addEventListener('abort', () => order.push('either'));
nested.addEventListener('abort', () => order.push('nested'));
two.abort('second');
one.abort('first');
console.log(order); // => ['two', true, true, 'either', 'nested']
console.log(either.reason, nested.reason); // => second second
console.log(AbortSignal.any([]).aborted, AbortSignal.any([two.signal]).reason); // => false second

signal.onabort = null;
console.log(signal.onabort, signal); // => null AbortSignal {aborted: true}
