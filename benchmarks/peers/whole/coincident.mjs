// coincident's main; with `--parked` its worker sleeps while it waits, and does not spin.
import '../web-worker.mjs';
import './main.js';
import coincident from 'coincident/window/main';

const { Worker } = coincident();
const worker = new Worker(new URL('./coincident-worker.mjs', import.meta.url), { workerData: { parked: process.argv.includes('--parked') } });
console.log(await worker.proxy.run());
process.exit(); // its channels would keep the process
