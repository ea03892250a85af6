// Builds a row, `make` of its script, as often as asked. The realm may be one that does not wait.
sync.build = async (name, times, hold) => {
  row(name);
  await window.row(name);
  for (let i = 0; i < times; i++) {
    const built = await make();
    if (hold) current.held.push(built);
  }
};
sync.tracked = async (name) => tracked(name) + (await window.tracked(name));
sync.alive = async (name) => alive(name) + (await window.alive(name));
