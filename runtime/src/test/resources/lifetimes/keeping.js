// What main does with workers that come and go.
const kept = [];

globalThis.keep = (object) => void kept.push(object);
globalThis.greet = (callback) => callback('hello');
globalThis.answers = async () => {
  const answers = [];
  for (const object of kept.splice(0)) {
    try {
      answers.push(await object.name);
    } catch (error) {
      answers.push(`${error.name}: ${error.message}`);
    }
  }
  return answers.join('; ');
};
