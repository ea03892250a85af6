// What is thrown and no error is shown as the console shows it.
throw { a: 1, b: ['x'], get c() { return 2; } };
//| failed: Uncaught {a: 1, b: ['x'], c: [getter]}
