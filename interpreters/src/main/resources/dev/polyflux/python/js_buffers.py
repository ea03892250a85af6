# JavaScript's buffers as Python's: they are copied out and in.


class Buffer:
    __slots__ = ()

    def __bool__(self):
        return type(self)._via.operate0(proxy_ref(self), "bool")

    def __bytes__(self):
        return self.to_bytes()

    def to_file(self, file, /):
        file.write(self.to_bytes())

    def from_file(self, file, /):
        data = bytearray(self.to_bytes())
        file.readinto(data)
        self.assign(data)

    _into_file = to_file

    def to_memoryview(self):
        return type(self)._via.detached(proxy_ref(self))

    def to_bytes(self):
        return self.to_memoryview().tobytes()

    def to_string(self, encoding=None):
        try:
            return self.to_bytes().decode(encoding or "utf8")
        except UnicodeDecodeError:
            raise ValueError(f"Failed to decode Javascript TypedArray as {encoding or 'utf8'}") from None

    def assign(self, source):
        self._check("to", source)
        type(self)._via.evaluate(
            proxy_ref(self),
            "function (from) { const bytes = (b) => new Uint8Array(b.buffer ?? b, b.byteOffset ?? 0, b.byteLength); bytes(this).set(bytes(from)); }",
            (Direct(memoryview(source)),))

    def assign_to(self, target):
        self._check("from", target)
        memoryview(target).cast("B")[:] = self.to_bytes()

    def _check(self, way, other):
        view = memoryview(other)
        mine, theirs = self.byteLength, view.nbytes
        if mine != theirs:
            raise ValueError(f"cannot assign {way} TypedArray of length {mine} {'from' if way == 'to' else 'to'} buffer of length {theirs}")
        if getattr(self, "BYTES_PER_ELEMENT", view.itemsize) != view.itemsize:
            raise ValueError("TypedArray and memorybuffer have incompatible formats")
