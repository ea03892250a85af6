// What main gives a worker when it is asked for, the worker's script finds.
polyflux.hooks.main.onWorker.add((wrap, { name, sync }) => {
  sync.given = () => console.log(wrap, `given to ${name}`);
});
polyflux.hooks.worker.codeAfterRunAsync.add('import pyscript; pyscript.sync.given()');
polyflux.hooks.worker.codeAfterRunAsync.add('await sync.given()', { type: 'js' });
//> script
//> null given to w
