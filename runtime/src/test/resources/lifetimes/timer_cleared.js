// Timers of main and of the realm's own are cleared.
make = () => {
  const callback = track(() => {});
  window.clearTimeout(window.setTimeout(callback, 1e8));
  window.clearInterval(window.setInterval(callback, 1e8));
  clearTimeout(setTimeout(callback, 1e8));
  clearInterval(setInterval(callback, 1e8));
  clearImmediate(setImmediate(callback));
  return callback;
};
