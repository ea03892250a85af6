// A callback that is called once, during the call it is an argument of.
make = () => {
  const callback = track((value) => value + 1);
  if (window.call(callback, 1) !== 2) throw new Error('not called');
  return callback;
};
