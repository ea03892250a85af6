const error = new DOMException('what', 'AbortError');
console.log(error.name, error.message, error.code, error instanceof Error); // => AbortError what 20 true
console.log(String(error), DOMException.ABORT_ERR, error.TIMEOUT_ERR); // => AbortError: what 20 23
console.log(new DOMException().name, new DOMException('m', 'OwnError').code); // => Error 0
console.log(new DOMException('m', { name: 'DataError', cause: 1 }).cause); // => 1
console.log(typeof error.stack, Object.prototype.toString.call(error)); // => string [object DOMException]
