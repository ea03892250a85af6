# Strict mode: what is handed to JavaScript is lent for the time of the call, as Pyodide lends it.

LENT = "This borrowed proxy was automatically destroyed"
ADVICE = "Try using create_proxy or create_once_callable."
AFTER_CALL = f"{LENT} at the end of a function call. {ADVICE}"
AFTER_CONSTRUCTION = f"{LENT}. {ADVICE}"
AFTER_PROMISE = f"{LENT} at the end of an asynchronous function call. {ADVICE}"
AFTER_GENERATOR = f"{LENT} when a generator completed execution. {ADVICE}"
AFTER_ASYNC_GENERATOR = f"{LENT} when an asynchronous generator completed execution. {ADVICE}"
HINT = "For more information about the cause of this error, use `pyodide.setDebug(true)`"


def last_line(double):
    loan = double._loan
    if not debugging or loan.end is not None or loan.lease is not None and seam_leases.ended(loan.lease) is not None:
        return HINT
    target = double.unwrap()
    kind = type(target)
    name = kind.__name__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__name__}"
    try:
        shown = f'had repr "{target!r}"'
    except Exception:
        shown = "an error was raised when trying to generate its repr"
    return f'The object was of type "{name}" and {shown}'


# A proxy can be proxied again.
def is_proxied(obj):
    return isinstance(obj, RemoteProxy)


# A value for a call, by the loans of that call: the same object is lent once.
def lent(value, loans):
    kind = type(value)
    if value is None or kind in crossings or isinstance(value, (int, float, str, RemoteProxy, RemoteError)) or type_description(kind)[3] is not None:
        return value
    loan = loans.get(id(value))
    if loan is None:
        loan = loans[id(value)] = double_of(value, False)
    return loan


def end_loans(loans, text):
    for loan in loans.values():
        end_double(loan, "CALL_ENDED", text)


def call_lending(call, args, keywords, text):
    loans = {}
    args = listed(lent(value, loans) for value in args)
    keywords = {name: lent(value, loans) for name, value in keywords.items()}
    if not loans:
        return call(*args, **keywords)
    try:
        result = call(*args, **keywords)
    except BaseException:
        end_loans(loans, text)
        raise
    if type(result) is Later:
        end_with_link(result, loans, AFTER_PROMISE if text is AFTER_CALL else text)
    elif text is AFTER_CALL and outlives(type(result)):
        return ended_with(result, loans)
    else:
        end_loans(loans, text)
    return result


# A link is not sent yet: whatever is read on from it is sent along.
def end_with_link(link, loans, text):
    send = link._send

    def sent(steps):
        future = started(value_of(send(steps)))
        future.add_done_callback(lambda settled: end_loans(loans, text))
        return future

    object.__setattr__(link, "_send", sent)


def outlives(kind):
    return kind is Future or getattr(kind, "_features", 0) & (AWAITABLE | GENERATOR | ASYNC_GENERATOR)


TELLING = """function (ended) {
  const generator = this;
  const asynchronous = Symbol.asyncIterator in generator;
  const telling = (name) => {
    const seen = (result) => {
      if (result.done) ended();
      return result;
    };
    const failed = (error) => {
      ended();
      throw error;
    };
    if (asynchronous) return (...sent) => generator[name](...sent).then(seen, failed);
    return (...sent) => {
      let result;
      try {
        result = generator[name](...sent);
      } catch (error) {
        failed(error);
      }
      return seen(result);
    };
  };
  return {
    [Symbol.toStringTag]: asynchronous ? 'AsyncGenerator' : 'Generator',
    [asynchronous ? Symbol.asyncIterator : Symbol.iterator]() {
      return this;
    },
    next: telling('next'),
    throw: telling('throw'),
    return: telling('return'),
  };
}"""


# What a call gives is not its end yet where it is a promise or a generator. A promise is watched once, so that its value
# has come home before the loans end.
def ended_with(result, loans):
    kind = type(result)
    if kind is Future or kind._features & AWAITABLE:
        future = result if kind is Future else started(value_of(result))
        future.add_done_callback(lambda settled: end_loans(loans, AFTER_PROMISE))
        return future
    text = AFTER_GENERATOR if kind._features & GENERATOR else AFTER_ASYNC_GENERATOR
    return result._via.evaluate(result._ref, TELLING, (lambda: end_loans(loans, text),))


async def value_of(awaitable):
    return await awaitable


def lending(plain):
    return lambda self, *args, **keywords: call_lending(
        lambda *lent_args, **lent_keywords: plain(self, *lent_args, **lent_keywords), args, keywords, AFTER_CALL)


def lending_new(plain):
    return property(lambda self: lambda *args, **keywords: call_lending(plain.fget(self), args, keywords, AFTER_CONSTRUCTION))


def lending_get(plain):
    def get(self, instance, owner=None):
        member = plain(self, instance, owner)
        return self if member is self else lambda *args: call_lending(member, args, {}, AFTER_CALL)

    return get


plain_calling = calling


def calling(via):
    return lending(plain_calling(via))


Later.__call__ = lending(Later.__call__)
Constructor.new, Later.new = lending_new(Constructor.new), lending_new(Later.new)
Function.__get__ = lending_get(Function.__get__)
