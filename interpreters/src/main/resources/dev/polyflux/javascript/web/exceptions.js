// DOMException: what the web's functions throw. Its name tells what is wrong.
(realm) => {
  // In the order of their codes; the names of those without a code are as good.
  const CODES = (
    'INDEX_SIZE DOMSTRING_SIZE HIERARCHY_REQUEST WRONG_DOCUMENT INVALID_CHARACTER NO_DATA_ALLOWED NO_MODIFICATION_ALLOWED ' +
    'NOT_FOUND NOT_SUPPORTED INUSE_ATTRIBUTE INVALID_STATE SYNTAX INVALID_MODIFICATION NAMESPACE INVALID_ACCESS VALIDATION ' +
    'TYPE_MISMATCH SECURITY NETWORK ABORT URL_MISMATCH QUOTA_EXCEEDED TIMEOUT INVALID_NODE_TYPE DATA_CLONE'
  ).split(' ');
  const SPECIAL = { INUSE_ATTRIBUTE: 'InUseAttributeError', URL_MISMATCH: 'URLMismatchError' };
  const camel = (constant) => `${constant.toLowerCase().replace(/(?:^|_)(\w)/g, (whole, letter) => letter.toUpperCase())}Error`;

  const names = new WeakMap();
  realm.nameOfException = (value) => names.get(value);
  const codes = new Map();

  class DOMException extends Error {
    constructor(message = '', options = 'Error') {
      const { name = 'Error', ...rest } = typeof options === 'object' && options !== null ? options : { name: options };
      super(message, rest);
      names.set(this, String(name));
    }

    get name() {
      return names.get(this) ?? 'Error';
    }

    get code() {
      return codes.get(this.name) ?? 0;
    }

    get [Symbol.toStringTag]() {
      return 'DOMException';
    }
  }

  CODES.forEach((constant, i) => {
    codes.set(SPECIAL[constant] ?? camel(constant), i + 1);
    for (const holder of [DOMException, DOMException.prototype]) Object.defineProperty(holder, `${constant}_ERR`, { value: i + 1, enumerable: true });
  });

  realm.cloned.push({
    is: (value) => value instanceof DOMException,
    clone: ({ message, name, stack }) => Object.defineProperty(new DOMException(message, name), 'stack', { value: stack, writable: true, configurable: true }),
  });

  return { DOMException };
}
