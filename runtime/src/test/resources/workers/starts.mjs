// Starts a worker of the other file's language, which is in CHILD.
const got = Promise.withResolvers();
const starting = PyWorker('./child.CHILD', { name: 'kid', config: './child.toml' });
starting.sync.told = (who) => `by parent of ${who}`;
starting.onmessage = ({ data }) => got.resolve(data.echo.x);
starting.postMessage({ x: [1, 2] });
const worker = await starting;
console.log('same', worker === (await worker.ready) ? 'True' : 'False', worker === (await starting.ready) ? 'True' : 'False');
console.log('calls', await worker.sync.add.callKwargs(1, { b: 2 }), await worker.sync.exported('it'), worker.sync.constant);
const title = (value) => (value ? 'True' : 'False');
const one = await workers['kid'];
console.log('named', title('kid' in workers), title(Object.keys(workers).includes('kid')), await one.add.callKwargs(5, { b: 5 }));
console.log('answered', `[${[...(await got.promise)].join(', ')}]`);
try {
  await worker.sync.nope();
} catch (error) {
  console.log('missing', title(error.message.includes("has no function 'nope'")), title(error.message.includes('exported')));
}
const failed = Promise.withResolvers();
const failing = JSWorker('./failing.CHILD');
failing.onerror = (event) => failed.resolve(event.message);
try {
  await failing;
} catch (error) {
  console.log('failed', title(String(error).includes('no good')));
}
console.log('heard', title((await failed.promise).includes('no good')));
await worker.terminate();
console.log('gone', title('kid' in workers));
try {
  await worker.sync.add(1);
} catch (error) {
  console.log('closed', title(String(error).includes('closed')));
}
try {
  await PyWorker('./nowhere.py');
} catch (error) {
  console.log('no file', title(String(error).includes('there is no file ./nowhere.py beside')));
}
//> told by parent of child blue
//> same True True
//> calls 3 exported it 42
//> named True True 10
//> answered [1, 2]
//> missing True True
//> failed True
//> heard True
//> gone False
//> closed True
//> no file True
