"""Java's objects, each under its name; what is no letter in it is an underscore here."""

_names = {name.replace("-", "_"): name for name in prelude.seam_provided.services()}
__all__ = sorted(_names)


def __getattr__(name):
    if name not in _names:
        raise AttributeError(f"there is no service '{name}', only {', '.join(__all__)}", name=name)
    return prelude.seam_provided.service(_names[name])


def __dir__():
    return __all__
