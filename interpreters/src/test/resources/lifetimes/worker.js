// Builds a row, `make` of its script, as often as asked.
sync.build = async (name, times, hold) => {
  row(name);
  window.row(name);
  for (let i = 0; i < times; i++) {
    const built = await make();
    if (hold) current.held.push(built);
  }
};
sync.tracked = (name) => tracked(name) + window.tracked(name);
sync.alive = (name) => alive(name) + window.alive(name);
