exports.half = 1;
throw new RangeError('at its top');
