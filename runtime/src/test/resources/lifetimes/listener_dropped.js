// An event target of main goes with its listener, which holds it.
make = () => {
  const target = window.target();
  const listener = track(() => target);
  target.addEventListener('ping', listener);
  window.fire(target);
  return listener;
};
