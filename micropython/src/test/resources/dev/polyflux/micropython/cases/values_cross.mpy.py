from pyscript import window

print([window.echo(x) for x in (None, True, 1, -5, 2**31, 2**40, 1.5, "é\U0001f600")])
print(window.echo(b"ab\xff"), window.big() + 1, window.kindOf(2**70))
given = {"a": [1, 2]}
print(window.echo(given) is given, window.echo(len)("abc"))
print(window.keywords(1, b=2), window.Date.new(0).getTime(), window.Map.new().size)

# prints
# [None, True, 1, -5, 2147483648, 1099511627776, 1.5, '\xe9\U0001f600']
# b'ab\xff' 1208925819614629174706177 bigint 1180591620717411303424
# True 3
# [1,{"b":2}] 0 0
