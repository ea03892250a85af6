// No module of the host is imported, by any way to name one.
const names = [
  'file:///etc/passwd', '/etc/passwd', './../../../../etc/passwd', '/proc/self/environ', '../harness.js', 'https://localhost/x.js',
  'java.lang.System', 'net', 'node:child_process', 'jrt:/java.base/java/lang/Object.class', 'jar:file:/x.jar!/a.js', 'memory:x',
];
for (const name of names) {
  try {
    await import(name);
    console.log('reached', name);
  } catch (denied) {
    if (!(denied instanceof Error)) console.log('not an error:', denied);
    if (denied.name !== 'Error' || /java\.nio|graalvm/.test(denied.message + denied.stack)) console.log('an error of Java:', name, denied.name, denied.message);
  }
}
console.log('no module was reached');

//> no module was reached
