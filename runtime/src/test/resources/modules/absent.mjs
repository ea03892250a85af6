import { kind, run, agent } from 'careful';

const told = async (act) => {
  try {
    await act();
    return 'held';
  } catch (error) {
    return `${error.code} ${error.message}`;
  }
};
const NAMES = 'child_process cluster dgram dns dns/promises domain http http2 https inspector net readline repl sqlite test tls v8 vm wasi worker_threads zlib';

// What a script imports itself is refused at once, and says what to use; a package finds it, and is refused when it calls it.
for (const name of NAMES.split(' ')) {
  const text = await told(() => require(name));
  if (!text.startsWith(`ERR_UNKNOWN_BUILTIN_MODULE node:${name} is a module of Node's that is not here: `)) console.log(text);
}
console.log((await told(() => require('node:http'))).split(' (')[0]); // => ERR_UNKNOWN_BUILTIN_MODULE node:http is a module of Node's that is not here: use fetch
console.log(kind, (await told(run)).includes('spawn: node:child_process is a module of Node'), (await told(agent)).includes('use fetch')); // => function true true

for (const run of [() => process.exit(1), () => require('fs').openSync('x'), () => require('crypto').createCipheriv()]) {
  console.log((await told(run)).split(':')[0]);
}
// => ERR_FEATURE_UNAVAILABLE_ON_PLATFORM process.exit() is not here
// => ERR_FEATURE_UNAVAILABLE_ON_PLATFORM fs.open is not here
// => ERR_FEATURE_UNAVAILABLE_ON_PLATFORM crypto.createCipheriv is not here
