const order = [];
await new Promise((resolve) => {
  setImmediate((...args) => order.push('immediate', ...args), 'with', 'arguments');
  setImmediate(resolve);
  queueMicrotask(() => order.push('microtask'));
  clearImmediate(setImmediate(() => order.push('never')));
  clearTimeout(setTimeout(() => order.push('never'), 0));
});
console.log(order); // => ['microtask', 'immediate', 'with', 'arguments']
console.log(typeof setTimeout(() => {}), typeof setImmediate(() => {})); // => number number
try {
  setImmediate('code');
} catch (error) {
  console.log(error.message); // => setImmediate needs a function, not string
}
