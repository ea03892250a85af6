// node:console.
() => console
