// What an error costs on its way, counted in frames that are told: they are told once, and no more of them however deep it has
// come from; within a realm not before somebody asks.
const usual = Error.prepareStackTrace;
let told = 0;
Error.prepareStackTrace = (error, sites) => {
  told += sites.length;
  return usual(error, sites);
};
function fails(through, depth) {
  if (depth === 0) throw new TypeError('deep');
  through((n) => fails(through, n), depth - 1);
}
function cost(through, depth) {
  told = 0;
  try {
    fails(through, depth);
  } catch (error) {
    const before = told;
    error.stack;
    const once = told;
    return { before, once, twice: (error.stack, told) };
  }
}
pyodide.runPython('def through(f, n): return f(n)');
for (const through of [pyodide.globals.get('through'), window.call]) {
  const costs = [8, 16, 32].map((depth) => cost(through, depth));
  console.log(...[({ before }) => before === 0, ({ once }) => once > 0 && once <= 40, ({ once, twice }) => once === twice].map((is) => costs.every(is)));
}
//| true true true
//| false true true
