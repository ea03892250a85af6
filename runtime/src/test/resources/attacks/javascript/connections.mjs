// No connection is made, and the denial is a rejection that says so.
for (const target of ['http://localhost:9/', 'file:///etc/passwd', 'https://127.0.0.1/']) {
  try {
    await fetch(target);
    console.log('fetched', target);
  } catch (denied) {
    console.log(denied.name);
  }
}
try {
  new WebSocket('ws://localhost:9/');
} catch (denied) {
  console.log(denied.name);
}

//> TypeError
//> TypeError
//> TypeError
//> SecurityError
