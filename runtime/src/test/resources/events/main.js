const told = (event) => console.log(event.type, event.detail.worker, event.detail.phase ?? '', event.detail.message ?? '');
for (const type of ['py', 'js']) {
  for (const name of ['ready', 'done', 'error', 'terminated']) addEventListener(`${type}:${name}`, told);
}
addEventListener('py:all-done', ({ type, detail: { empty, outcomes } }) => {
  console.log(type, empty, Object.keys(outcomes).sort().map((name) => `${name}=${outcomes[name].kind}`).join(' ')); // prettier-ignore
});
addEventListener('js:progress', ({ detail }) => {
  if (detail.worker === 'later') console.log(`${detail}`, detail.number, detail.total, detail.loaded);
});
