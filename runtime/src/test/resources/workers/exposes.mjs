// Starts CHILD, and has exposed to it what it waits for.
const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
const starting = PyWorker('./CHILD');
const { sync } = starting;
let beaten = 0;
const beating = setInterval(() => beaten++, 5);
sync.sleep = sleep;
sync.later = async (number, { times }) => (await sleep(0.02), number * times);
sync.calls_back = async (number) => (await sleep(0.01), (await sync.mine(number)) + 1);
sync.fails = async () => {
  await sleep(0);
  throw new RangeError('as it should');
};
sync.answer = 42;
sync.text = 'so';
sync.nothing = undefined;
sync.numbers = [1, 2];
sync.beats = () => beaten;
await starting;
clearInterval(beating);
