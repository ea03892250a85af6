# What json.dumps makes of values that live elsewhere: what it makes of the copies that can be had of them.


def here_as_data(value):
    kind = type(value)
    if kind is JsNull:
        return None
    return value._via.detached(value._ref) if issubclass(kind, RemoteProxy) else value


def adapt_json(encoder):
    JSONEncoder = encoder.JSONEncoder
    iterencode = JSONEncoder.iterencode

    def iterencode_remote(self, o, _one_shot=False):
        given = self.default

        def default(value):
            data = here_as_data(value)
            return given(value) if data is value or issubclass(type(data), RemoteProxy) else data

        own = self.__dict__.get("default")
        self.default = default
        try:
            return iterencode(self, here_as_data(o), _one_shot)
        finally:
            if own is None:
                del self.default
            else:
                self.default = own

    iterencode_remote.__name__ = "iterencode"
    JSONEncoder.iterencode = iterencode_remote
