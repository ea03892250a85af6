// Objects of three realms hold each other in a ring.
make = async () => {
  const node = track({});
  node.other = await window.third(node);
  return node;
};
