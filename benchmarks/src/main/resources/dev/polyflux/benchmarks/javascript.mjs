sync.add = (a, b) => a + b;

sync.read = (n) => {
  let value;
  for (let i = 0; i < n; i++) value = window.x;
  return value;
};

sync.call = (n) => {
  const add = window.add;
  let sum;
  for (let i = 0; i < n; i++) sum = add(1, 2);
  return sum;
};

sync.chain = (n) => {
  let value;
  for (let i = 0; i < n; i++) value = window.a.b.c.d;
  return value;
};

sync.queried = (n) => {
  let value;
  for (let i = 0; i < n; i++) value = polyflux.query(window, 'a.b.c.d');
  return value;
};

const floats = new Float32Array(2 ** 19).fill(0.5);

// Answers how many bytes came back.
sync.echoed = (n) => {
  const echo = window.echo;
  let back;
  for (let i = 0; i < n; i++) back = echo(floats);
  return back.byteLength;
};

// Have main call workers.
sync.awaited = (name, n) => window.awaited(name, n);
sync.awaitedLater = (name, n) => window.awaitedLater(name, n);
sync.pipelined = (name, n, most) => window.pipelined(name, n, most);

sync.later = async (value) => value;

sync.awaitMain = async (n) => {
  const answer = window.answer;
  let value;
  for (let i = 0; i < n; i++) value = await answer();
  return value;
};

sync.freshCallback = (n) => {
  const take = window.take;
  let value;
  for (let i = 0; i < n; i++) value = take(() => 42);
  return value;
};

sync.sameCallback = (n) => {
  const take = window.take;
  const callback = () => 42;
  let value;
  for (let i = 0; i < n; i++) value = take(callback);
  return value;
};

sync.callJava = (add, n) => {
  let sum;
  for (let i = 0; i < n; i++) sum = add(1, 2);
  return sum;
};

const thing = new (class Thing { x = 42; })();
sync.thing = () => thing;
