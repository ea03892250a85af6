pyodide.runPython(`
def add(a, b):
    return a + b

async def answer():
    return 42

class Thing:
    x = 42
thing = Thing()
`);

const { globals } = pyodide;
const add = globals.get('add');
const answer = globals.get('answer');
const thing = globals.get('thing');

sync.call = (n) => {
  let sum;
  for (let i = 0; i < n; i++) sum = add(1, 2);
  return sum;
};

sync.read = (n) => {
  let value;
  for (let i = 0; i < n; i++) value = thing.x;
  return value;
};

sync.awaited = async (n) => {
  let value;
  for (let i = 0; i < n; i++) value = await answer();
  return value;
};
