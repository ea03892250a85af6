// Main owns the model: stats.py fills it, month by month, and report.mjs reads it.
globalThis.model = (async () => {
  const months = [];
  for await (const month of await workers.stats.monthly()) months.push(month);
  return months;
})();

// Called by stats.py while it reads, so that somebody watching sees it move.
globalThis.progress = (done, total) => console.error(`read ${done} of ${total} days`);

// Called by report.mjs; Python gets the object's members as keywords.
globalThis.figures = (wanted) => workers.stats.figures.callKwargs(wanted);
