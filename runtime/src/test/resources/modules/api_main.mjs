import { RUNNING_IN_WORKER, window, document, sync, workers, ffi, config } from 'pyscript';
import * as polyscript from 'polyscript';
import coincident from 'coincident/main';
import { local, query, isProxy } from 'reflected-ffi';
import createLocal from 'reflected-ffi/local';

const told = (use) => {
  try {
    return use();
  } catch (error) {
    return `${error.name} ${error.code}`;
  }
};
console.log(RUNNING_IN_WORKER, window === globalThis, workers === globalThis.workers, config.type); // => false true true js

// What main has no use for says so in every use, not where it is imported.
for (const use of [() => sync.x, () => (sync.x = 1), () => 'x' in sync, () => sync(), () => new sync(), () => Object.keys(sync), () => delete sync.x, () => document.title]) {
  console.log(told(use)); // => TypeError ERR_NOT_SUPPORTED
}
// => TypeError ERR_NOT_SUPPORTED
// => TypeError ERR_NOT_SUPPORTED
// => TypeError ERR_NOT_SUPPORTED
// => TypeError ERR_NOT_SUPPORTED
// => TypeError ERR_NOT_SUPPORTED
// => TypeError ERR_NOT_SUPPORTED
// => TypeError ERR_NOT_SUPPORTED

window.state = { name: 'main', list: [1, { two: 2 }] };
window.echo = (value) => value;
console.log(ffi === polyscript.ffi, ffi.query(window, 'state.list[1].two'), ffi.gather(window.state, 'name', 'list[0]'), ffi.assign({}, { a: 1 })); // => true 2 ['main', 1] {a: 1}
console.log(query({ a: null }, 'a.b.c'), isProxy({}), ffi.direct([1])); // => undefined false [1]
const side = local();
console.log(Object.keys(side), side.evaluate((a, b) => a + b, 1, 2), createLocal === local, told(() => side.reflect())); // => ['assign', 'direct', 'evaluate', 'gather', 'query', 'reflect', 'terminate'] 3 true TypeError ERR_NOT_SUPPORTED
console.log(coincident().native, polyscript.workers === workers, told(() => polyscript.xworker.sync)); // => true true TypeError ERR_NOT_SUPPORTED
