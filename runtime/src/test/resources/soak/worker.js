// What a worker of a storm does when it is told to.
class Thing {
  constructor(n) {
    this.n = n;
    this.name = `thing ${n}`;
  }
}

sync.traps = (n) => {
  const there = new window.Object();
  there.own = new Thing(n);
  const same = there.own;
  delete there.own;
  return window.value + window.items.length + [...window.items].length + same.n;
};
sync.callback = (n) => window.take((value) => value + n);
sync.sorted = () => window.items.slice().sort((a, b) => a - b).join();
sync.listen = (n) => {
  const thing = new Thing(n);
  window.hub.addEventListener('ping', () => thing.n++, { once: true });
  window.fire();
  return thing.n;
};
sync.leave = (n) => window.put(n, new Thing(n));
sync.visit = (n) => window.get(n)?.name;
sync.later = async (n) => {
  const thing = new Thing(n);
  return (await window.later(thing)) === thing;
};
sync.drop = (n) => void window.never().then(() => n);
sync.fail = (n) => {
  try {
    window.fail(new Thing(n));
  } catch (error) {
    if (error.held === undefined) throw error; // another one: this worker is being closed
    return error.held.name;
  }
};
sync.crash = (n) => {
  throw Object.assign(new RangeError('on purpose'), { thing: new Thing(n) });
};
sync.count = function* (n) {
  for (let i = 0; ; i++) yield i + n;
};
sync.endless = () => new Promise(() => {});
sync.busy = () => {
  for (;;);
};
