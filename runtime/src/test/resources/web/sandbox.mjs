await fetch('http://127.0.0.1/').catch((error) => console.log(error.name, error.message));
// => TypeError fetch of http://127.0.0.1/ failed: this realm is sandboxed and may not use the network: grant it with Grant.hosts or PolyfluxBuilder.access(Access.USER), or run without --sandbox
await fetch('file:///etc/passwd').catch((error) => console.log(error.message));
// => fetch of file:///etc/passwd failed: what begins with file: cannot be fetched, only http:, https:, data: and blob:
