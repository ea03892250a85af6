from pyodide.ffi import create_proxy, destroy_proxies, to_js

f = lambda *args: len(args)
proxy = create_proxy(f)
print(proxy(1, 2), use(proxy, 1), echo(proxy) is proxy, proxy.unwrap() is f)
js.kept = proxy
proxy.destroy()
proxy.destroy()
print(use(in_js("() => kept(1)")))
print(use(in_js("() => kept.type")))
print(use(proxy))
print(told(proxy), told(proxy.unwrap), told(lambda: proxy.name), sep="\n")
print(f())
# 2 1 True True
# Error: Object has already been destroyed
# Error: Object has already been destroyed
# Error: Object has already been destroyed
# Error: Object has already been destroyed
# Error: Object has already been destroyed
# Error: Object has already been destroyed
# 0

bare = create_proxy(f, roundtrip=False)
print(echo(bare) is f, use(bare))
in_js("proxy => { proxy.destroy(); proxy.destroy(); }")(bare)
print(told(bare))
# True 0
# Error: Object has already been destroyed

named = create_proxy(lambda self, x: (self.name, x), capture_this=True)
print(use(in_js("f => { const o = { name: 'o', f }; return [...o.f(3)]; }"), named))
# o,3

with create_proxy(f) as scoped:
    js.kept = scoped
    print(use(scoped))
print(use(in_js("() => kept()")))
print(use(in_js("f => { f[Symbol.dispose](); return f(); }"), create_proxy(f)))
# 0
# Error: Object has already been destroyed
# Error: Object has already been destroyed

print(use(in_js("f => { const other = f.copy(); f.destroy(); return other(1); }"), create_proxy(f)))
print(use(in_js("f => { const alias = f.captureThis(); f.destroy(); return alias(1); }"), create_proxy(f)))
print(use(in_js("f => { const alias = f.bind(null, 1); alias.destroy(); return f(1); }"), create_proxy(f)))
print(use(in_js("f => { f.destroy({ message: 'enough' }); return f(); }"), create_proxy(f)))
# 1
# Error: Object has already been destroyed
# Error: Object has already been destroyed
# Error: enough

owned = in_js("[]")
copy = to_js([f, [1]], pyproxies=owned, depth=1)
print(len(owned), use(copy[0]), copy[1] == [1])
destroy_proxies(owned)
print(use(in_js("copy => copy[0]()"), copy))
mine = [create_proxy(f), create_proxy(f)]
destroy_proxies(mine)
print(told(mine[1]))
# 2 0 True
# Error: Object has already been destroyed
# Error: Object has already been destroyed


def last(x):
    own.destroy()
    return x


own = create_proxy(last)
print(use(own, 4), use(own, 4))
# 4 Error: Object has already been destroyed

box = create_proxy([1, 2])
print(box.unwrap(), use(in_js("list => list.length"), box), use(in_js("list => list[1]"), box))
box.destroy()
print(use(in_js("list => list[1]"), box))
# [1, 2] 2 2
# Error: Object has already been destroyed
