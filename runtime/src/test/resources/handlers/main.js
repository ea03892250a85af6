globalThis.callIt = (fn, ...args) => fn(...args);
globalThis.target = new EventTarget();
globalThis.fire = (type) => void target.dispatchEvent(new Event(type));
globalThis.listenOnce = (type, fn) => void target.addEventListener(type, fn, { once: true });
globalThis.holder = {};
globalThis.fireHolder = () => void holder.on();
globalThis.applied = (fn) => void fn.apply(null, [1]);
globalThis.boundTo = (fn) => void fn.bind(null, 1)();
globalThis.withKeywords = (fn) => void fn.callKwargs({ key: 1 });
globalThis.relaxed = (fn) => void fn.callRelaxed(1, 2, 3);
globalThis.promising = (fn) => void fn.callPromising();
globalThis.fromArray = (fn) => [1].forEach((each) => void fn(each));
globalThis.fromInterval = (fn) => {
  const id = setInterval(() => {
    clearInterval(id);
    fn();
  }, 1);
};
globalThis.aborted = (fn) => {
  const controller = new AbortController();
  controller.signal.onabort = fn;
  controller.abort();
};
globalThis.reacted = (fn) => void Promise.resolve(1).then(fn);
globalThis.rejected = (fn) => void Promise.reject(1).catch(fn);
globalThis.ended = (fn) => void Promise.resolve(1).finally(() => void fn());
