// A realm that may not wait, and main, hold each other.
make = async () => {
  const node = track({});
  node.other = await window.closure(node);
  return node;
};
