import { RUNNING_IN_WORKER, window, sync, workers, ffi, config } from 'pyscript';
import { xworker, ffi as other } from 'polyscript';
import coincident from 'coincident/window/worker';
import plain, { ffi as third } from 'coincident/worker';
import remote from 'reflected-ffi/remote';
import { transfer as given } from 'coincident';

const told = (use) => {
  try {
    return use();
  } catch (error) {
    return `${error.name} ${error.message}`;
  }
};
console.log(RUNNING_IN_WORKER, window === globalThis.window, sync === globalThis.sync, workers === globalThis.workers, config.type); // => true true true true js
console.log(xworker.window === window, xworker.sync === sync, xworker.isWindowProxy(window.state), xworker.isWindowProxy({}), ffi === other, ffi === third); // => true true true false true true

const here = await coincident();
const { proxy, transfer, isWindowProxy, server } = here;
console.log(Object.keys(here).sort().join()); // => ffi,ffi_timeout,isServerProxy,isWindowProxy,native,proxy,server,sync,transfer,window
console.log(here.window === window, here.sync, isWindowProxy(window.state.list), plain === coincident, given === transfer); // => true true true true true
console.log(ffi.gather(window.state, 'name', 'list[0]', 'none'), ffi.query(window, 'state.list[1].two')); // => ['main', 1, undefined] 2
console.log(ffi.assign(window.state, { added: 'by a worker' }) === window.state, window.state.added, ffi.evaluate((by) => state.list[0] + by, 2)); // => true by a worker 3
console.log(told(() => ffi.assign(ffi.evaluate(() => Object.freeze({ a: 1 })), { b: 1, a: 2 })), '|', told(() => ffi.assign(Object.freeze({ a: 1 }), { a: 2 }))); // => TypeError Cannot assign to 'b' | TypeError Cannot assign to 'a'
console.log(Array.isArray(window.echo(ffi.direct([1, 2]))), window.echo(window.state) === window.state); // => true true

proxy.exposed = (...args) => args.length;
console.log(await proxy.exposed(1, new Uint8Array(2), transfer(new ArrayBuffer(1))), 'exposed' in proxy); // => 2 true
console.log(told(() => proxy.missing())); // => TypeError main has nothing to call under the name 'missing'
console.log(told(() => server.process).startsWith('TypeError server is what coincident has')); // => true
console.log(typeof (await proxy).exposed, typeof (await server)); // => function function

const { global, isProxy, query } = remote();
console.log(global === window, isProxy(window.state), isProxy({}), query(global, 'state.name')); // => true true false main
