import '../web-worker.mjs';
import { env } from 'node:process';
import { workerData } from 'node:worker_threads';
import { loops } from './loops.mjs';

if (workerData.parked) delete Atomics.pause;

const { default: coincident } = await import('coincident/window/worker');
const { proxy, window } = await coincident();

proxy.run = () => loops(window, Number(env.TIMES))[env.OPERATION]();
