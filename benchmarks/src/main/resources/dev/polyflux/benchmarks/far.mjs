const { sync } = await import('pyscript');

sync.echo = (text) => text;
sync.count = function* (elements) {
  for (let i = 0; i < elements; i++) yield i;
};
