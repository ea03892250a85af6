import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink/dist/esm/comlink.mjs';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';

expose({ add: (a, b) => a + b, later: async value => value }, nodeEndpoint(parentPort));
