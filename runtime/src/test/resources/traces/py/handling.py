from pyscript import window

# An error of elsewhere that comes while another is handled has that one for its context, as any other error has.
try:
    {}["here"]
except KeyError:
    try:
        window.outer("there")
    except KeyError as error:
        print(repr(error), "while", repr(error.__context__))


def raises():
    raise ValueError("mine")


# What goes out does not take along what its caller was handling, nor loses what it was handling itself.
def handles():
    try:
        raise IndexError("own")
    except IndexError:
        raises()


for function in raises, handles:
    try:
        {}["caller"]
    except KeyError as handled:
        try:
            window.call(function)
        except ValueError as error:
            chain = []
            while error is not None:
                chain.append(repr(error))
                error = error.__context__
            print(*chain)
#| KeyError('there') while KeyError('here')
#| ValueError('mine') KeyError('caller')
#| ValueError('mine') IndexError('own') KeyError('caller')
