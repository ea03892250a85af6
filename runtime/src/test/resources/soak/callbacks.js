// Calls of main, each with a callback of its own.
sync.call = (times) => {
  let sum = 0;
  for (let i = 0; i < times; i++) sum += window.take((value) => value + (i & 1));
  return sum;
};
sync.keep = (times) => {
  for (let i = 0; i < times; i++) window.keep((value) => value + i);
};
