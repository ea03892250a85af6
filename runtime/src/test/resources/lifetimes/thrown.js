// An error from here passes through main and comes home.
make = () => {
  const node = track(new Error('from here'));
  node.other = window.node();
  node.other.back = node;
  try {
    window.call(() => {
      throw node;
    });
  } catch (error) {
    if (error !== node) throw new Error('another error came home');
  }
  return node;
};
