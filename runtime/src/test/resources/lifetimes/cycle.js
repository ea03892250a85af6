// Two objects of two realms hold each other.
make = () => {
  const node = track({});
  node.other = window.node();
  node.other.back = node;
  return node;
};
