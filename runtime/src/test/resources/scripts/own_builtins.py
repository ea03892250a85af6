# The built-in functions are the engine's, of which aiter is written in Python; __import__ finds what registered modules have.
import builtins

print([name for name in dir(builtins) if type(getattr(builtins, name)).__name__ == "function"])  # => ['__import__', 'aiter']
print(isinstance(5, int), issubclass(bool, int), type(isinstance).__name__)  # => True True builtin_function_or_method
