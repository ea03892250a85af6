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

// Have main call workers.
sync.awaited = (name, n) => window.awaited(name, n);
sync.pipelined = (name, n) => window.pipelined(name, n);
