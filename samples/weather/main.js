// Main owns the model. Workers bring the figures and ask for them; main only knows who to ask.
const months = [];

// Called by stats.py while it reads, so that somebody watching sees it move.
globalThis.progress = (done, total) => console.error(`read ${done} of ${total} days`);

// Called by report.mjs. Keywords travel on to Python as keywords.
globalThis.figures = (options) => workers.stats.figures.callKwargs(options);

// A promise for the whole model: one element at a time, as far as Python has got.
globalThis.model = (async () => {
  for await (const month of await workers.stats.monthly()) months.push(month);
  return months;
})();
