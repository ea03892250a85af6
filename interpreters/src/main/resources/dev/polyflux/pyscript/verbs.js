// The verbs of reflected-ffi, which coincident and PyScript have as `ffi`: several operations in one message, and copies.
(realm) => {
  const { assign, direct, evaluate, gather, query } = realm.batch;
  return { assign, direct, evaluate, gather, query };
}
