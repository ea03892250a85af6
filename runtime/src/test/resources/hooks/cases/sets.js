// The hooks at a point are a set of what may stand there.
const { main, worker } = polyflux.hooks;
const hook = () => {};
const refused = (add) => {
  try {
    add();
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
};
console.log(main.onReady.add(hook).add(hook).size, main.onReady.has(hook), [...main.onReady][0] === hook);
console.log(main.onReady.delete(hook), main.onReady.delete(hook), main.onReady.size);
worker.codeBeforeRun.add('pass').add(hook).clear();
console.log(worker.codeBeforeRun.size, 'onWorker' in main, 'onWorker' in worker, Object.keys(main).length, Object.keys(worker).length);
refused(() => main.onReady.add('code'));
refused(() => main.onReady.add(null));
refused(() => worker.codeAfterRun.add(5));
//> 1 true true
//> true false 0
//> 0 true false 10 9
//> TypeError: onReady takes a function, not string
//> TypeError: onReady takes a function, not object
//> TypeError: codeAfterRun takes code, or a function that gives code, not number
//> script
