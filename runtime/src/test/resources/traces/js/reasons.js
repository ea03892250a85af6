const shown = (reason) => console.log(typeof reason, String(reason));
for (const reason of [5, 'text', null, undefined, true, 10n, 2n ** 70n]) {
  await window.Promise.reject(reason).then(shown, shown);
  await window.Promise.reject(reason).catch(shown);
}
const own = {};
await window.Promise.reject(own).catch((reason) => console.log(reason === own));
const theirs = window.Object.create(null);
await window.Promise.reject(theirs).catch((reason) => console.log(reason === theirs));
try {
  await window.Promise.reject(7n);
} catch (reason) {
  shown(reason);
}
//| number 5
//| number 5
//| string text
//| string text
//| object null
//| object null
//| undefined undefined
//| undefined undefined
//| boolean true
//| boolean true
//| bigint 10
//| bigint 10
//| bigint 1180591620717411303424
//| bigint 1180591620717411303424
//| true
//| true
//| bigint 7
