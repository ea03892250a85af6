for (const kind of window.kinds) {
  try {
    window.raise_bad(kind);
  } catch (error) {
    console.log(kind, error.message, typeof error.stack, error.trace.length < 20_000);
  }
}
//| no text Odd: <exception str() failed> string true
//| endless text Recurs: <exception str() failed> string true
//| own cause ValueError: text string true
//| cycle ValueError: text string true
//| tree ExceptionGroup: text (4 sub-exceptions) string true
//| chain ValueError: text string true
