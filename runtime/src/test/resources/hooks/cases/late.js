// What the script has yet to expose is no reason for its own hook to wait for ever.
polyflux.hooks.worker.onBeforeRunAsync.add(async (wrap, { name }) => {
  await (await workers[name]).late().catch((error) => console.log(/no function 'late' yet/.test(error.message)));
});
polyflux.hooks.worker.onAfterRunAsync.add(async (wrap, { name, sync }) => console.log(await workers[name].late(), await sync.late()));
//> true
//> script
//> 7 7
