// Hooks of the workers, of all kinds, each of which writes down where it is.
const { hooks } = polyflux;
const { main, worker } = hooks;

main.onWorker.add((wrap, { name }) => console.log(`${name} onWorker ${wrap}`));
for (const point of ['onReady', 'onBeforeRun', 'onBeforeRunAsync', 'onAfterRun', 'onAfterRunAsync']) {
  worker[point].add(async (wrap, { name }) => {
    await null;
    console.log(`${name} ${point} ${wrap.type} ${await wrap.run('6 * 7')}`);
  });
}
for (const point of ['codeBeforeRun', 'codeBeforeRunAsync', 'codeAfterRun', 'codeAfterRunAsync']) {
  worker[point].add(`
    import asyncio
    await asyncio.sleep(0)
    print(NAME, '${point}')
  `);
  worker[point].add((wrap, { name }) => `await null; console.log('${name} ${point}')`, { type: 'js' });
}
const NAMED = (wrap, { name, script }) => wrap.runAsync(script.endsWith('py') ? `NAME = '${name}'` : `globalThis.NAME = '${name}'`);
worker.onReady.add(NAMED);
const never = () => console.log('never');
worker.onReady.add(never);
worker.onReady.delete(never);
