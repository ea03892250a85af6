# The protocols of calls, items and scopes that the proxy of a JavaScript object may have.


class Function:
    __slots__ = ()

    # A function that a class here has as a member gets the instance as its receiver.
    def __get__(self, instance, owner=None):
        if instance is None or self._features & CLASS:
            return self
        return lambda *args: type(self)._via.apply(proxy_ref(self), give(instance) if self._via is here else instance, args)


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
            type(self)._via.constructWith(proxy_ref(self), args, list(keywords), list(keywords.values()))
            if keywords
            else type(self)._via.construct(proxy_ref(self), args)
        )


class Keyed:
    __slots__ = ()

    def __getitem__(self, key):
        value = type(self)._via.item(proxy_ref(self), key)
        if value is MISSING:
            raise KeyError(key)
        return value


class MutableKeyed:
    __slots__ = ()

    def __setitem__(self, key, value):
        type(self)._via.setitem(proxy_ref(self), key, value)

    def __delitem__(self, key):
        if not type(self)._via.delitem(proxy_ref(self), key):
            raise KeyError(key)


class Sized:
    __slots__ = ()

    def __len__(self):
        try:
            length = type(self)._via.length(proxy_ref(self))
        except (ValueError, OverflowError) as error:
            raise (OverflowError if isinstance(error, OverflowError) else ValueError)(error.message) from None
        if length is MISSING:
            raise TypeError("object does not have a valid length")
        return length

    def __bool__(self):
        return type(self)._via.operate0(proxy_ref(self), "bool")


class Container:
    __slots__ = ()

    def __contains__(self, value):
        return type(self)._via.contains(proxy_ref(self), value)


class Scope:
    __slots__ = ()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        type(self)._via.evaluate(proxy_ref(self), "function () { this[Symbol.dispose](); }", ())


class AsyncScope:
    __slots__ = ()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await settled_value(type(self)._via.evaluate(proxy_ref(self), "function () { return this[Symbol.asyncDispose](); }", ()))
