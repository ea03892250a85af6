// node:tty: a realm's input and output are no terminal.
() => ({ isatty: () => false })
