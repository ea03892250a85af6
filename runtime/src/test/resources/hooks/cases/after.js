// A hook that throws when the script has run is told, and the run goes on to its end.
const { onAfterRunAsync } = polyflux.hooks.worker;
onAfterRunAsync.add(() => {
  throw new RangeError('too late');
});
onAfterRunAsync.add(() => console.log('next'));
for (const type of ['py', 'js']) {
  addEventListener(`${type}:uncaught`, ({ detail }) => console.log(detail.message));
  addEventListener(`${type}:done`, ({ detail }) => detail.worker && console.log('done'));
}
//> script
//> onAfterRunAsync hook 'main.onAfterRunAsync' failed worker 'w': RangeError: too late
//> next
//> done
