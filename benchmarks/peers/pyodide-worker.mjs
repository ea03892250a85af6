import { parentPort } from 'node:worker_threads';
import { loadPyodide } from 'pyodide';

const python = await loadPyodide();
parentPort.postMessage(python.runPython('1 + 2'));
