// Errors of either side as the other has them.

/** Type, message and trace of what was thrown. */
export function partsOf(error, typeName) {
  if (!(error instanceof Error)) return [error === null ? 'null' : typeof error === 'object' ? typeName(error) : typeof error, text(error), ''];
  return [text(error.name), text(error.message), text(error.stack ?? '')];
}

function text(value) {
  try {
    return String(value);
  } catch {
    return 'something that has no text';
  }
}

/** An error of the worker's side: of the class of that name where there is one, and named like it in any case. */
export function errorOf([type, message, trace]) {
  const known = globalThis[type];
  const Class = typeof known === 'function' && known.prototype instanceof Error ? known : Error;
  const error = new Class(message);
  if (error.name !== type) Object.defineProperty(error, 'name', { value: type, configurable: true, writable: true });
  Object.defineProperty(error, 'stack', { value: trace, configurable: true, writable: true });
  return error;
}
