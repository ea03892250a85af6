const classic = require('classic');
console.log(classic('require'), require('classic/lib/helper').same()); // => hello, require true
console.log(require('dual').main(), require('dual').kind); // => dual by require cjs
console.log(require('./files/plain').found, require('./files/umd.js').umd, require('classic/package.json').main); // => function true lib/main
console.log(require('cyclic').now()); // => early,late,seen,now
console.log(require('typed').default, require('@scope/pkg')); // => inner,y,part a of a scope
console.log(require.resolve('classic').split('/').slice(-3).join('/'), require.resolve('path')); // => classic/lib/main.js path
console.log(require('path') === require('node:path'), Object.keys(require.cache).length > 5); // => true true
console.log(require('undetected').b); // => b

for (const name of ['nothing', './nothing', 'dual/nothing', 'awaiting', './files/throws.cjs', 'native', 'broken', 'node:nothing', 5]) {
  try {
    require(name);
  } catch (error) {
    console.log(error.name, error.code);
  }
}
// => Error MODULE_NOT_FOUND
// => Error MODULE_NOT_FOUND
// => Error ERR_PACKAGE_PATH_NOT_EXPORTED
// => Error ERR_REQUIRE_ASYNC_MODULE
// => RangeError undefined
// => Error ERR_UNKNOWN_FILE_EXTENSION
// => Error ERR_INVALID_PACKAGE_CONFIG
// => Error ERR_UNKNOWN_BUILTIN_MODULE
// => TypeError ERR_INVALID_ARG_TYPE
import('classic').then((module) => console.log(module.default === classic)); // => true
