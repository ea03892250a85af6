// A hook that throws before the script has run fails the run, which does not begin.
polyflux.hooks.worker.onBeforeRunAsync.add(async () => {
  await null;
  throw new RangeError('not today');
});
for (const type of ['py', 'js']) addEventListener(`${type}:error`, ({ detail }) => console.log(detail.phase, detail.message));
//> onBeforeRun onBeforeRunAsync hook 'main.onBeforeRunAsync' failed worker 'w': RangeError: not today
