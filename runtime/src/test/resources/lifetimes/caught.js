// An error of main holds an object here, which holds the error.
make = () => {
  const node = track({});
  try {
    window.fail(node);
  } catch (error) {
    node.error = error;
  }
  return node;
};
