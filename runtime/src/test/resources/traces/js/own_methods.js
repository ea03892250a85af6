try {
  window.refuse('full', 503);
} catch (error) {
  console.log(error.name, error.message, error.status, error instanceof TypeError, Object.keys(error).join());
  console.log(error.describe('it is'), error.toString(), String(error), error.retryable, error.nothing);
}
try {
  window.tells();
} catch (error) {
  console.log(error.name, error.message, String(error));
}
//| Refusal full 503 true status
//| it is 503: full <Refusal 503> <Refusal 503> true undefined
//| Error by a getter Error: by a getter
