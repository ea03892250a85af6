pyodide.runPython(`
def bad(text):
    raise LookupError(text)
`);
const bad = pyodide.globals.get('bad');
function run() {
  bad('python');
}
try {
  run();
} catch (error) {
  console.log(error.stack);
  console.log(error.trace.split('\n').at(-1), String(error), error.type);
}
//| PythonError: LookupError: python
//|     at bad (<exec>:3) [python]
//|     at run (python.js:7:3)
//|     at python.js:10:3
//| LookupError: python PythonError: LookupError: python LookupError
