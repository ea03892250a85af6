const before = Error.prepareStackTrace;
Error.prepareStackTrace = (error, sites) => sites.map((site) => `${site.getFunctionName()}:${site.getLineNumber()}`).join();
function made() {
  return new Error('made');
}
console.log(window.call(() => made()).stack);
let seen;
function caught() {
  return new Error('caught').stack;
}
pyodide.runPython('def through(f): return f()');
console.log(pyodide.globals.get('through')(caught));
Error.prepareStackTrace = (error, sites) => `${sites.length} frames: ${before(error, sites)}`;
console.log(made().stack);
Error.prepareStackTrace = before;
console.log(made().stack);
//| made:4,null:6,null:6
//| caught:9,null:12
//| 2 frames: Error: made
//|     at made (prepared.js:4:10)
//|     at prepared.js:14:13
//| Error: made
//|     at made (prepared.js:4:10)
//|     at prepared.js:16:13
