function fail() {
  throw new Error('outer', { cause: new TypeError('inner', { cause: 'said' }) });
}
fail();
//| failed: Error: outer
//|     at fail (causes.js:2:9)
//|     at causes.js:4:1
//|   [cause]: TypeError: inner
//|       at fail (causes.js:2:37)
//|       at causes.js:4:1
//|     [cause]: 'said'
