globalThis.title = 'the page of a';
globalThis.number = 0;
globalThis.refuse = () => {
    throw new Error('not today');
};
globalThis.rethrow = (f) => f();
globalThis.computing = new Promise((resolve) => {
    globalThis.nowComputing = resolve;
});
globalThis.array = () => new Float64Array(32 * 1024);
