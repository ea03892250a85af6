// The main realm of the workers' scripts.
globalThis.newTarget = () => new EventTarget();
