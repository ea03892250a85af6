// on: main worker awaiting
import { donkey } from 'pyscript';

const carrier = await donkey({ type: 'py', persistent: false });
console.log(await carrier.evaluate('1 + 2'), await carrier.evaluate(`
    sum(number * 2
        for number in range(3))
`)); // => 3 6
await carrier.execute(`
    x = 5
    print(x)
`); // => 5

const failure = (sent) => sent.catch((error) => error.message);
console.log(await failure(carrier.evaluate('x'))); // => NameError: name 'x' is not defined
console.log(await failure(carrier.execute('1 / 0'))); // => ZeroDivisionError: division by zero

// As at a prompt, where names stay.
await carrier.process("a = 'b'\na * 2");
// => 'bb'
await carrier.process('a'); // => 'b'

// What is sent while something runs ends that.
const endless = carrier.execute('while True: pass').catch((error) => error.name);
console.log(await carrier.evaluate('40 + 2')); // => 42
console.log(await endless); // => ClosedError
await carrier.clear();
await carrier.reset();

const keeping = await donkey({ persistent: true, config: { app: { colour: 'blue' } } });
await keeping.execute("from pyscript import config\ncolour = config['app']['colour']");
console.log(await keeping.evaluate('colour')); // => blue
for (const each of [carrier, keeping, keeping]) each.kill();
console.log(await failure(carrier.evaluate('1'))); // => this donkey was killed: ask for another one

console.log(await failure(donkey({ typ: 'py' }))); // => a donkey has no option 'typ'; there are config, persistent, serviceWorker, terminal, type
console.log(await failure(donkey({ type: 'js' }))); // => there is no donkey of type 'js'; there are py, mpy
console.log((await failure(donkey({ type: 'mpy' }))).startsWith('there is no interpreter of micropython')); // => true
