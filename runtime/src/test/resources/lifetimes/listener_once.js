// A listener that main's event target calls once.
make = () => {
  const listener = track(() => {});
  window.hub.addEventListener('ping', listener, { once: true });
  window.fire(window.hub);
  return listener;
};
