// No class of Java's is to be had, by any of the engine's names for it.
const names = ['Java', 'Packages', 'Polyglot', 'java', 'javax', 'com', 'org', 'load', 'loadWithNewGlobal', 'JavaImporter'];
console.log(names.filter((name) => typeof globalThis[name] !== 'undefined').join() || 'none');
const evaluate = Function('name', 'return eval(name)');
for (const code of ['Java.type("java.lang.System")', 'Polyglot.eval("python", "1")', 'load("/etc/passwd")']) {
  try {
    console.log(code, '->', evaluate(code));
  } catch (denied) {
    if (!(denied instanceof Error)) throw denied;
  }
}

//> none
