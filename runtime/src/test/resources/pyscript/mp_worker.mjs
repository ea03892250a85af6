// on: main worker awaiting
// No module brings MicroPython: that is an error of the configuration, which says so and names what there is.
import { MPWorker, workers } from 'pyscript';
import { XWorker } from 'polyscript';

const TOLD = 'there is no interpreter of micropython: no module on the path brings one; there are those of javascript and python (PF1007)';
const starts = [() => MPWorker('./nowhere.py'), () => MPWorker('a.py', { code: "print('ran')", name: 'mp' }), () => new XWorker('a.py', { type: 'mpy' })];
for (const start of starts) {
  try {
    await start();
  } catch (error) {
    console.log(error.name, error.message === TOLD, 'mp' in workers);
  }
}
// => ConfigurationError true false
// => ConfigurationError true false
// => ConfigurationError true false
