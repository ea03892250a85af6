# The objects of the cases beside the cases' own code, as main's are: there are no modules to be made.
scope = {}
exec(found, scope)


class Main:
    def __getattr__(self, name):
        if name not in scope:
            raise AttributeError("'module' object has no attribute '%s'" % name)
        return scope[name]

    def __setattr__(self, name, value):
        scope[name] = value

    def __delattr__(self, name):
        if name not in scope:
            raise AttributeError(name)
        del scope[name]

    def __dir__(self):
        return list(scope)


window = Main()
