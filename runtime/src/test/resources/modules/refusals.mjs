const told = async (name) => {
  try {
    await import(name);
    return 'imported';
  } catch (error) {
    return `${error.name} ${error.message}`;
  }
};
const tells = async (name, ...parts) => {
  const text = await told(name);
  return parts.every((part) => text.includes(part)) || text;
};
const folder = import.meta.dirname;

console.log(await tells('nothing', 'Error ', 'ERR_MODULE_NOT_FOUND', "'nothing'", `${folder}/node_modules`, 'npm install nothing')); // => true
console.log(await tells('@who/nothing/part', 'ERR_MODULE_NOT_FOUND', "'@who/nothing'", '@who/nothing/part')); // => true
console.log(await tells('./files/nothing.mjs', 'there is no such file', `${folder}/files/nothing.mjs`, 'refusals.mjs')); // => true
console.log(await tells('./files/syntax', 'there is no such file', "'syntax.js'")); // => true
console.log(await tells('classic/lib/helper', 'ERR_MODULE_NOT_FOUND', "'helper.js'")); // => true
console.log(await tells('dual/nothing', 'ERR_PACKAGE_PATH_NOT_EXPORTED', './nothing', './both')); // => true
console.log(await tells('dual/tools/hidden/secret', 'ERR_PACKAGE_PATH_NOT_EXPORTED')); // => true
console.log(await tells('dual/broken', 'ERR_INVALID_PACKAGE_TARGET', '../outside.mjs')); // => true
console.log(await tells('dual/gone', 'ERR_MODULE_NOT_FOUND', 'gone.mjs', 'package.json')); // => true
console.log(await tells('#inner', 'ERR_PACKAGE_IMPORT_NOT_DEFINED', '#inner')); // => true
console.log(await tells('broken', 'ERR_INVALID_PACKAGE_CONFIG', 'broken/package.json')); // => true
console.log(await tells('native', 'native code')); // => true
console.log(await tells('node:nothing', 'ERR_UNKNOWN_BUILTIN_MODULE', 'node:nothing', 'path')); // => true
console.log(await tells('https://cdn.example/x.js', 'ERR_UNSUPPORTED_ESM_URL_SCHEME', 'https:')); // => true
console.log(await tells('', 'ERR_INVALID_MODULE_SPECIFIER'), await tells('@scope', 'ERR_INVALID_MODULE_SPECIFIER')); // => true true
console.log(await tells('./files/throws.cjs', 'RangeError at its top')); // => true
console.log(await tells('./classic', 'there is no such file')); // => true
