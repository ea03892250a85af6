// An exposed function makes room for another, and one is taken away.
make = () => {
  const node = track({});
  node.replaced = sync.replaced = track(() => node);
  node.deleted = sync.deleted = track(() => node);
  sync.replaced = () => {};
  delete sync.deleted;
  return node;
};
