await fetch(refused).catch((error) => console.log(error.name, error.message.replace(refused, '/'))); // => TypeError fetch of / failed: no connection: is a server listening there?
await fetch('/path').catch((error) => console.log(error.name, error.message)); // => TypeError '/path' is no URL: there is no page here, so it has to be a whole one, such as https://host/path
await fetch(`${base}/json`, { body: 'x' }).catch((error) => console.log(error.message)); // => a request with the method GET has no body: use POST or PUT
await fetch(`${base}/json`, { method: 'TRACE' }).catch((error) => console.log(error.name)); // => TypeError
