const fail = () => {
  throw new SyntaxError('at the top');
};
await null;
fail();
//| failed: SyntaxError: at the top
//|     at fail (module.mjs:2:9)
//|     at module.mjs:5:1
