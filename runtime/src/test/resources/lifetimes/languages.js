// An object of JavaScript and one of Python, of one realm, hold each other.
make = () => {
  const node = track({});
  node.other = track(pyodide.runPython('from types import SimpleNamespace\nSimpleNamespace()'));
  node.other.back = node;
  return node;
};
