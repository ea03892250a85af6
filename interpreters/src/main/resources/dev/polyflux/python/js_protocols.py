# The protocols of calls, items and scopes that the proxy of a JavaScript object may have.


class Function:
    __slots__ = ()

    # A function that a class here has as a member gets the instance as its receiver.
    def __get__(self, instance, owner=None):
        if instance is None or self._features & CLASS:
            return self
        return lambda *args: self._via.apply(self._ref, give(instance) if self._via is here else instance, args)


# JavaScript methods do not carry their receiver: reading one as an attribute binds it.
def bound(function, receiver):
    made = new_object(type(function))
    set_ref(made, proxy_ref(function))
    set_receiver(made, receiver)
    return made


class Constructor:
    __slots__ = ()

    def __mro_entries__(self, bases):
        raise TypeError("cannot create 'pyodide.ffi.JsProxy' instances")

    def bind_class(self, kind, /):
        """What makes instances when it is called, whose attributes are converted as the annotations of a class say."""
        from pyodide._bind import class_bound_to

        return class_bound_to(self, kind)

    @property
    def new(self):
        return lambda *args, **keywords: (
            self._via.constructWith(self._ref, args, list(keywords), list(keywords.values()))
            if keywords
            else self._via.construct(self._ref, args)
        )


class Keyed:
    __slots__ = ()

    def __getitem__(self, key):
        value = self._via.item(self._ref, key)
        if value is MISSING:
            raise KeyError(key)
        return value


class MutableKeyed:
    __slots__ = ()

    def __setitem__(self, key, value):
        self._via.setitem(self._ref, key, value)

    def __delitem__(self, key):
        if not self._via.delitem(self._ref, key):
            raise KeyError(key)


class Sized:
    __slots__ = ()

    def __len__(self):
        try:
            length = self._via.length(self._ref)
        except (ValueError, OverflowError) as error:
            raise (OverflowError if isinstance(error, OverflowError) else ValueError)(error.message) from None
        if length is MISSING:
            raise TypeError("object does not have a valid length")
        return length

    def __bool__(self):
        return self._via.operate0(self._ref, "bool")


class Container:
    __slots__ = ()

    def __contains__(self, value):
        return self._via.contains(self._ref, value)


class Scope:
    __slots__ = ()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._via.evaluate(self._ref, "function () { this[Symbol.dispose](); }", ())


class AsyncScope:
    __slots__ = ()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await settled_value(self._via.evaluate(self._ref, "function () { return this[Symbol.asyncDispose](); }", ()))
