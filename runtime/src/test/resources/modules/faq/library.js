(function () {
  globalThis.util = { add: (a, b) => a + b };
})();
