// A listener that is removed again.
make = () => {
  const listener = track(() => {});
  window.hub.addEventListener('ping', listener);
  window.hub.removeEventListener('ping', listener);
  return listener;
};
