// Pyodide runs the file that is named; `window` is JavaScript of the same thread.
import { readFileSync } from 'node:fs';
import './main.js';
import { loadPyodide } from 'pyodide';

const python = await loadPyodide({ env: { ...process.env, HOME: '/home/pyodide' } });
python.registerJsModule('pyscript', { window: globalThis });
await python.runPythonAsync(readFileSync(process.argv[2], 'utf8'));
