// Promises that main keeps have settled: the reactions that came true and those that did not are of no use any more.
make = async () => {
  const good = track(() => {});
  const bad = track(() => {});
  await window.settled.then(good, bad);
  await window.failed.then(good, bad);
  return [good, bad];
};
