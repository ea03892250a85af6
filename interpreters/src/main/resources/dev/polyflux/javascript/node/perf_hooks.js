// node:perf_hooks.
() => ({ performance: globalThis.performance })
