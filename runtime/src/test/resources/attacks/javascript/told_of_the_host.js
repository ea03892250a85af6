// Neither who runs the process nor on what is told.
const seen = JSON.stringify([new Error('x').stack, typeof process, typeof navigator === 'object' ? Object.keys(navigator) : '', typeof __filename]);
console.log(seen.includes('/') ? seen : 'nothing');
for (const way of [() => new Worker('x.js'), () => require('child_process'), () => Graal.eval, () => Graal.fileSystem]) {
  try {
    console.log(typeof way());
  } catch (denied) {
    console.log(denied instanceof Error ? 'error' : denied);
  }
}

//> nothing
//> error
//> error
//> undefined
//> undefined
