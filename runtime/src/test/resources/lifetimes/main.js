// What rows find in main.
class Node {}

globalThis.node = () => track(new Node());
globalThis.call = (f, ...args) => f(...args);
globalThis.closure = (held) => track(() => held);
globalThis.hub = new EventTarget();
globalThis.target = () => track(new EventTarget());
globalThis.fire = (target) => void target.dispatchEvent(new Event('ping'));
globalThis.settled = Promise.resolve(1);
globalThis.failed = Promise.reject(new Error('kept'));
failed.catch(() => {});
globalThis.never = () => track(new Promise(() => {}));
globalThis.later = (value) => new Promise((resolve) => setTimeout(() => resolve(value), 0));
globalThis.count = function* () {
  for (let i = 0; ; i++) yield i;
};
globalThis.fail = (held) => {
  const error = track(new TypeError('on purpose'));
  error.held = held;
  throw error;
};
globalThis.third = async (held) => {
  const here = node();
  here.there = await workers.third.hold(held);
  return here;
};
