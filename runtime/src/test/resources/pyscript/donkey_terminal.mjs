// on: main worker
// A terminal is an element of main's document, and shows what is typed as well.
import { donkey, RUNNING_IN_WORKER, window } from 'pyscript';

if (!RUNNING_IN_WORKER) await import('{page}');
const { document } = window;
const text = () => element.textContent.replaceAll('&gt;', '>').replaceAll('&#x27;', "'");

const element = document.createElement('div');
element.id = 'screen';
document.body.append(element);
const carrier = await donkey({ terminal: '#screen' });
await carrier.process("for n in (1, 2):\n    print(n, end=' ')\n3");
console.log(text()); // => >>> for n in (1, 2):...     print(n, end=' ')1 2 >>> 33
await carrier.clear();
console.log(element.textContent === ''); // => true
await carrier.process('@str\nclass A: pass\nx = 1; x');
console.log(text()); // => >>> @str... class A: pass>>> x = 1; x1

// What runs is ended first.
const ended = carrier.execute('while True: pass').catch((error) => error.name);
await carrier.clear();
console.log(element.textContent === '', await ended); // => true ClosedError
