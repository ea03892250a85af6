globalThis.order = ['cjs'];
exports.order = globalThis.order;
