// Timers of main and of the realm's own have fired.
make = async () => {
  const { promise, resolve } = Promise.withResolvers();
  const callback = track(() => setTimeout(own, 0));
  const own = track(() => resolve());
  window.setTimeout(callback, 0);
  await promise;
  return [callback, own];
};
