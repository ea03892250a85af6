function run(name) {
  return window[name]();
}
for (const name of ['chained', 'in_context', 'group']) {
  try {
    run(name);
  } catch (error) {
    console.log(error.stack);
    console.log(error.cause?.stack);
  }
}
run('in_context');
//| PythonError: ValueError: second
//|     at chained (main.py:17) [python]
//|     at run (chained.js:2:22)
//|     at chained.js:6:5
//| PythonError: KeyError: 'first'
//|     at fail (main.py:2) [python]
//|     at chained (main.py:15) [python]
//|     at run (chained.js:2:22)
//|     at chained.js:6:5
//| PythonError: ValueError: second
//|     at in_context (main.py:24) [python]
//|     at run (chained.js:2:22)
//|     at chained.js:6:5
//| PythonError: KeyError: 'first'
//|     at fail (main.py:2) [python]
//|     at in_context (main.py:22) [python]
//|     at run (chained.js:2:22)
//|     at chained.js:6:5
//| PythonError: ExceptionGroup: outer (2 sub-exceptions)
//|     at group (main.py:37) [python]
//|     at run (chained.js:2:22)
//|     at chained.js:6:5
//| undefined
//| failed: PythonError: ValueError: second
//|     at in_context (main.py:24) [python]
//|     at run (chained.js:2:22)
//|     at chained.js:12:1
//|   [cause]: PythonError: KeyError: 'first'
//|       at fail (main.py:2) [python]
//|       at in_context (main.py:22) [python]
//|       at run (chained.js:2:22)
//|       at chained.js:12:1
