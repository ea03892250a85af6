// A generator of main is left early.
make = () => {
  const node = track({});
  for (const value of window.count()) {
    node.value = value;
    if (value > 1) break;
  }
  node.rest = window.count();
  node.rest.next();
  return node;
};
