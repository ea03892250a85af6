// The JavaScript console's half in its realm: says whether what was typed is complete, runs it, and completes names. Each input is
// the body of an async function, so it may await; what it declares becomes global, so the next one finds it.
import { sync } from 'pyscript';
import { inspect } from 'node:util';

const AsyncFunction = (async () => {}).constructor;
const run = (0, eval)('(made) => made()'); // outside the module, which is strict

const compiled = (body) => {
  try {
    return new AsyncFunction(body);
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
};

// Where the engine looked for more lies behind the last line.
const isComplete = (source) => {
  const found = compiled(source);
  if (typeof found === 'function') return true;
  const line = Number(/^<function>:(\d+):/.exec(found.message)?.[1]);
  return !(line > source.split('\n').length);
};

// The source with dots for all that is no statement's own, texts and what is within brackets, and blanks for comments. A brace that
// closes a statement's own block stays.
const outline = (source) => {
  const open = [];
  let shown = '';
  let before = ''; // the last character that counts
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const within = open.at(-1);
    const regular = !/[\w$)\]}'"`]/.test(before);
    const [token] =
      within === '`'
        ? /^(?:\\[^]|(?!\$\{)[^`\\])+|^\$\{|^`/.exec(rest) ?? [rest[0]]
        : /^\/\/.*|^\/\*[^]*?\*\/|^'(?:\\[^]|[^'\\])*'|^"(?:\\[^]|[^"\\])*"/.exec(rest) ??
          (regular ? /^\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[\n])+\//.exec(rest) : null) ?? [rest[0]];
    const nested = open.length > 0 || token.length > 1;
    if (token === '`' && within === '`') open.pop();
    else if (token === '${' || (within !== '`' && token.length === 1 && '([{`'.includes(token))) open.push(token);
    else if (within !== '`' && token.length === 1 && ')]}'.includes(token)) open.pop();
    const comment = token.startsWith('//') || token.startsWith('/*');
    const closes = token === '}' && open.length === 0;
    shown += comment ? ' '.repeat(token.length) : !closes && (nested || open.length > 0) ? '·'.repeat(token.length) : token;
    if (token.trim() !== '' && !comment) before = token.at(-1);
    at += token.length;
  }
  return shown;
};

const DECLARATION = /(?<=^|[;}\n])([ \t]*)(?:(const|let|var)\s+|(?=(?:async\s+)?(?:function\b\s*\*?|class\b)\s*([\w$]+)))/g;

// Declarations as assignments: outside strict code they make globals, which closures share.
const assigning = (source) => {
  const shown = outline(source);
  let code = '';
  let taken = 0;
  for (const { 0: whole, 1: indent, 2: kind, 3: name, index } of shown.matchAll(DECLARATION)) {
    if (kind === undefined && name === undefined) continue;
    const begin = index + whole.length;
    code += source.slice(taken, index) + indent;
    taken = begin;
    if (name !== undefined) {
      const end = shown.indexOf('}', begin);
      const close = end < 0 ? source.length : end + 1;
      code += `globalThis.${name} = ${source.slice(begin, close)};`;
      taken = close;
      continue;
    }
    const end = begin + shown.slice(begin).search(/[;\n]|$/);
    const parts = [];
    for (let from = begin; from <= end; ) {
      const comma = shown.slice(from, end).indexOf(',');
      const to = comma < 0 ? end : from + comma;
      const part = source.slice(from, to);
      parts.push(/=/.test(shown.slice(from, to)) ? part : `${part} = undefined`);
      from = to + 1;
    }
    code += `void (${parts.join(',')})`;
    taken = end;
  }
  return code + source.slice(taken);
};

// With what its last statement gives, where that is an expression.
const program = (source) => {
  const code = assigning(source);
  const shown = outline(code).trimEnd().replace(/;$/, '');
  const last = Math.max(shown.lastIndexOf(';'), shown.lastIndexOf('\n')) + 1;
  const declares = /^\s*globalThis\.[\w$]+ = (?:async\s+)?(?:function|class)\b/;
  const giving = [0, last]
    .filter((from) => !declares.test(code.slice(from)))
    .map((from) => compiled(`${code.slice(0, from)}\nreturn (${code.slice(from, shown.length)}\n)`));
  return giving.find((each) => typeof each === 'function') ?? compiled(code);
};

sync.is_complete = isComplete;

// An input that was interrupted while it waited goes on, for promises do; what it comes to is nobody's.
sync.run = async (source, interrupted) => {
  const made = program(source);
  if (typeof made !== 'function') throw made;
  const value = await run(made);
  if (value !== undefined && !interrupted.aborted) {
    globalThis._ = value;
    console.log(inspect(value));
  }
};

// The names that the end of a source can be completed to; no getter is asked, but one's of another realm's objects.
sync.complete = (source) => {
  const path = /([\w$]+\.)*[\w$]*$/.exec(source)[0].split('.');
  const begun = path.pop();
  try {
    let owner = globalThis;
    for (const name of path) owner = owner[name];
    const names = new Set();
    for (let at = Object(owner); at !== null; at = Object.getPrototypeOf(at)) Object.getOwnPropertyNames(at).forEach((name) => names.add(name));
    return [...names].filter((name) => name.startsWith(begun) && /^[\w$]+$/.test(name) && !/^\d/.test(name)).sort().map((name) => [...path, name].join('.'));
  } catch {
    return [];
  }
};
