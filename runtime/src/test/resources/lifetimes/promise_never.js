// A promise of main that never settles goes, with what waits for it.
make = () => {
  const promise = window.never();
  const reaction = track(() => promise);
  promise.then(reaction, reaction);
  return [promise, reaction];
};
