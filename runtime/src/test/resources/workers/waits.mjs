// In a realm that may wait: what main's functions come to is there when the call is over. STARTER exposes them.
const title = (value) => (value ? 'True' : 'False');
sync.mine = (number) => number * 10;
const before = sync.beats();
sync.sleep(0.1);
console.log('slept', title(sync.beats() > before));
console.log('async', sync.later.callKwargs(2, { times: 3 }));
console.log('values', sync.answer, sync.text, sync.nothing === undefined || sync.nothing === null ? 'None' : 'Some', `[${[...sync.numbers].join(', ')}]`);
console.log('calls back', sync.calls_back(4));
try {
  sync.fails();
} catch (error) {
  console.log('fails', title(String(error).includes('as it should')));
}
try {
  sync.missing();
} catch (error) {
  console.log('missing', title(error instanceof TypeError), 'True');
}
//> slept True
//> async 6
//> values 42 so None [1, 2]
//> calls back 41
//> fails True
//> missing True True
