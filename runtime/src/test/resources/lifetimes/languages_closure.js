// A function of JavaScript and one of Python, of one realm, hold each other by what they close over.
make = () => {
  const held = {};
  const closure = track(() => held.there);
  held.there = track(pyodide.runPython('lambda held: lambda: held')(closure));
  return closure;
};
