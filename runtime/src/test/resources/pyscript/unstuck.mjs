// on: main worker awaiting
// A worker that never yields is asked to give up, and lives on: it looks without waiting for anybody.
import { JSWorker } from 'pyscript';

const code = `
sync.turns = () => {
  sync.begun('turning');
  for (;;) {
    if (sync.isStuck()) {
      sync.notStuck();
      throw new Error('Worker is stuck');
    }
  }
};
sync.asked = () => sync.isStuck();
`;
const starting = JSWorker('turner.js', { code });
starting.sync.begun = (told) => {
  console.log(told); // => turning
  starting.unstuck();
};
const worker = await starting;
await worker.sync.turns().catch((error) => console.log(error.message)); // => Worker is stuck
console.log(await worker.sync.asked()); // => false
await worker.terminate();
