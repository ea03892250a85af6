const py = (code) => pyodide.runPython(code);
const { PyProxy, PyBuffer, PyBufferView, PyProxyWithLength, PyIterable, PySequence, PyDict, PyCallable } = pyodide.ffi;
const fails = (action) => {
  try {
    return `no error ${action()}`;
  } catch (error) {
    return `${error.name}: ${error.message.split('\n').at(-1)}`;
  }
};

// Bytes are an array here, and a proxy of bytes.
const bytes = py('bytes(range(8))');
print(bytes instanceof Uint8Array, bytes.constructor.name, bytes instanceof PyProxy, bytes instanceof PyBuffer, bytes instanceof PySequence, bytes instanceof PyDict); // => true Uint8Array true true true false
print(bytes.type, bytes.length, bytes[3], bytes.get(3), [...bytes].join(), Object.keys(bytes).length, JSON.stringify([...bytes.slice(0, 2)])); // => bytes 8 3 3 0,1,2,3,4,5,6,7 8 [0,1]
print(bytes.toJs() instanceof Uint8Array, bytes.toJs() === bytes, bytes.toJs() instanceof PyProxy, bytes.slice(1) instanceof PyProxy, bytes.copy().length); // => true false false false 8
for (const type of ['i8', 'u8', 'u8clamped', 'i16', 'u16', 'i32', 'u32', 'i64', 'u64', 'f32', 'f64', 'dataview']) {
  const view = bytes.getBuffer(type);
  print(view instanceof PyBufferView, view.data.constructor.name, view.data.length);
  view.release();
}
// => true Int8Array 8
// => true Uint8Array 8
// => true Uint8ClampedArray 8
// => true Int16Array 4
// => true Uint16Array 4
// => true Int32Array 2
// => true Uint32Array 2
// => true BigInt64Array 1
// => true BigUint64Array 1
// => true Float32Array 2
// => true Float64Array 1
// => true DataView undefined
bytes.destroy();
print(py('(lambda b: (type(b).__name__, b))')(bytes).toJs().length, py('lambda b: b == bytes(range(8))')(bytes)); // => 2 true

// Buffers keep their format and shape.
const view = py("memoryview(bytes(range(24))).cast('b', [8, 3])").getBuffer();
print(view.format, view.itemsize, view.ndim, view.nbytes, view.shape.join(), view.strides.join(), view.offset, view.readonly, view.c_contiguous); // => b 1 2 24 8,3 3,1 0 true true
print(view.data.constructor.name, view.data[view.offset + view.strides[0] * 5 + view.strides[1] * 2]); // => Int8Array 17
const backwards = py("memoryview(bytes(range(6)))[::-1]").getBuffer();
print([...backwards.data].join(), backwards.strides.join()); // => 5,4,3,2,1,0 1
for (const code of ["'h', [1, -2]", "'I', [1, 2]", "'q', [1]", "'Q', []", "'d', [1.5]", "'f', [0.5]"]) {
  const { data, format, itemsize } = py(`__import__('array').array(${code})`).getBuffer();
  print(data.constructor.name, [...data].join(), format, itemsize);
}
// => Int16Array 1,-2 h 2
// => Uint32Array 1,2 I 4
// => BigInt64Array 1 q 8
// => BigUint64Array  Q 8
// => Float64Array 1.5 d 8
// => Float32Array 0.5 f 4
print(fails(() => bytes.getBuffer('zz'))); // => Error: Unknown type zz
print(fails(() => py('bytes(3)').getBuffer('f64'))); // => Error: Buffer does not have valid alignment for a Float64Array
print(fails(() => new PyBufferView())); // => TypeError: PyBufferView is not a constructor

// What is written into a view is Python's when it is released.
const array = py('shared = bytearray(4); shared');
const written = array.getBuffer();
written.data[1] = 7;
written.release();
written.release();
print(py('list(shared)').toJs().join(), written.data); // => 0,7,0,0 undefined

// toJs of buffers.
print(py("memoryview(bytes(range(6))).cast('B', [2, 3])").toJs().map((row) => [...row].join()).join(';')); // => 0,1,2;3,4,5
print(py("memoryview(b'\\x01\\x00').cast('?')").toJs().join()); // => true,false
print(py("[bytearray(b'ab'), b'cd', (1, b'e')]").toJs().map((x) => [...x].join('+')).join()); // => 97+98,99+100,1+101

// Views as JSON has them.
const dict = py("{'a': [{'b': 1}, 2], 1: 'one', 'get': 5, 'n': None}");
const json = dict.asJsJson();
print(json.a[0].b, json[1], json['1'], json.get, 'get' in json, 'has' in json, 1 in json, 2 in json, Object.keys(json).join()); // => 1 one one 5 true false true false a,1,get,n
print(JSON.stringify(py('{None: 1, True: {2: {None: (3,)}}}'))); // => {"null":1,"true":{"2":{"null":[3]}}}
print(JSON.stringify(json), JSON.stringify(py("[{'a': [1]}, {}]").asJsJson()), JSON.stringify(py('[{"x": {1: (2,)}}]'))); // => {"1":"one","a":[{"b":1},2],"get":5,"n":null} [{"a":[1]},{}] [{"x":{"1":[2]}}]
print(py("{'x': [1]}").asJsJson().get('x')[0], py("[{'y': 3}]").asJsJson().get(0).y, py("[{'y': 3}]").asJsJson()[0].y); // => 1 3 3
json.a[0].c = 4;
json[1] = 'two';
delete json.n;
print(JSON.stringify(json), dict.get(1), dict.has('n')); // => {"1":"two","a":[{"b":1,"c":4},2],"get":5} two false

// Generators are told to return, and may have a say.
const generators = py(`
def plain():
    yield 1
    yield 2

def yields():
    try:
        yield 1
    finally:
        yield 3
        return 5

def returns():
    try:
        yield 1
    finally:
        return 3

async def later_plain():
    yield 1
    yield 2

async def later_yields():
    try:
        yield 1
    finally:
        yield 3
        return

async def later_returns():
    try:
        yield 1
    finally:
        return

[plain, yields, returns]
`);
for (const name of ['plain', 'yields', 'returns']) {
  const generator = pyodide.globals.get(name)();
  print(JSON.stringify([generator.next(), generator.return(7), generator.next()]));
}
// => [{"value":1,"done":false},{"value":7,"done":true},{"done":true}]
// => [{"value":1,"done":false},{"value":3,"done":false},{"value":5,"done":true}]
// => [{"value":1,"done":false},{"value":3,"done":true},{"done":true}]
for (const name of ['later_plain', 'later_yields', 'later_returns']) {
  const generator = pyodide.globals.get(name)();
  print(JSON.stringify([await generator.next(), await generator.return(7), await generator.next()]));
}
// => [{"value":1,"done":false},{"value":7,"done":true},{"done":true}]
// => [{"value":1,"done":false},{"value":3,"done":false},{"done":true}]
// => [{"value":1,"done":false},{"done":true},{"done":true}]
for (const name of ['plain', 'yields', 'returns']) {
  const generator = pyodide.globals.get(name)();
  generator.next();
  print(fails(() => JSON.stringify([generator.throw(new TypeError('hi')), generator.next()])));
}
// => TypeError: hi
// => no error [{"value":3,"done":false},{"value":5,"done":true}]
// => no error [{"value":3,"done":true},{"done":true}]
for (const name of ['later_plain', 'later_yields', 'later_returns']) {
  const generator = pyodide.globals.get(name)();
  await generator.next();
  try {
    print(JSON.stringify([await generator.throw(new TypeError('hi')), await generator.next()]));
  } catch (error) {
    print(`${error.name}: ${error.message}`);
  }
}
// => TypeError: hi
// => [{"value":3,"done":false},{"done":true}]
// => [{"done":true},{"done":true}]

// Streams and interrupts.
const said = [];
pyodide.setStdout({ batched: (line) => said.push(line) });
py("print('one'); print('two', end=''); print('!')");
pyodide.setStdout({ write: (chunk) => { said.push(chunk.length); return chunk.length; } });
py("import sys; sys.stdout.write('abc')");
pyodide.setStdout({ raw: (code) => said.push(code) });
py("print('x')");
pyodide.setStdout();
pyodide.setStderr({ batched: (line) => said.push(`err ${line}`) });
py("import sys; print('e', file=sys.stderr)");
pyodide.setStderr();
print(said.join()); // => one,two!,3,120,10,err e
const answers = ['first', 'second', undefined];
pyodide.setStdin({ stdin: () => answers.shift() });
print(py('[input(), input()]').toJs().join(), fails(() => py('input()'))); // => first,second PythonError: EOFError: EOF when reading a line
pyodide.setStdin();
const buffer = new Uint8Array(1);
pyodide.setInterruptBuffer(buffer);
buffer[0] = 2;
print(fails(() => pyodide.checkInterrupt()), buffer[0], fails(() => pyodide.checkInterrupt())); // => PythonError: KeyboardInterrupt 0 no error undefined
py('ran = []');
buffer[0] = 2;
print(fails(() => py('ran.append(1)')), buffer[0], fails(() => py('ran.append(2)'))); // => PythonError: KeyboardInterrupt 0 no error undefined
buffer[0] = 2;
const interrupted = pyodide.runPythonAsync('ran.append(3)'); // looked at now, told by the promise
print(buffer[0], await interrupted.catch((error) => error.type), await pyodide.runPythonAsync('ran.append(4); 4')); // => 0 KeyboardInterrupt 4
globalThis.interrupt = () => (buffer[0] = 2);
print(py('import js; js.interrupt(); ran.append(5); str(ran)'), buffer[0], fails(() => py('ran.append(6)'))); // => [2, 4, 5] 2 PythonError: KeyboardInterrupt
buffer[0] = 1;
print(py('7'), buffer[0]); // => 7 1
pyodide.setInterruptBuffer(undefined);
buffer[0] = 2;
print(py('8'), buffer[0]); // => 8 2
