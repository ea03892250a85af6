import { createRequire } from 'node:module';
import classic from 'classic';
import { kind } from 'dual';

const require = createRequire(import.meta.url);
console.log(require('classic') === classic, require('dual').kind, kind); // => true cjs esm
console.log(require('./files/syntax.js').found, require('classic/lib/data.json').answer); // => by its syntax 42
const inner = createRequire(new URL('./node_modules/nesting/index.js', import.meta.url));
console.log(inner('dual').kind); // => dual of nesting
const folder = createRequire(import.meta.dirname + '/node_modules/classic/');
console.log(folder('./lib/helper').greet('folder'), folder.resolve('./lib/main').endsWith('main.js')); // => hello, folder true
try {
  createRequire('here');
} catch (error) {
  console.log(error.name, error.code); // => TypeError ERR_INVALID_ARG_VALUE
}
