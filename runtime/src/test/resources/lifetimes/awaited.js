// What main gives later is awaited, and holds what awaits it.
make = async () => {
  const node = track({});
  const promise = window.later(node);
  node.promise = promise;
  node.reaction = track((value) => value === node);
  if (!(await promise.then(node.reaction))) throw new Error('another value came');
  return node;
};
