// Hooks are for all workers, or for those of a name and of a language; code that runs there calls no hook again.
const { onReady, onBeforeRunAsync } = polyflux.hooks.worker;
const says = (text) => async (wrap) => void console.log(text, (await wrap.runAsync('1')) + (await wrap.run('1')));
onReady.add(says('all'));
onReady.add(says('named'), { worker: 'w' });
onReady.add(says('like'), { worker: '*' });
onReady.add(says('other'), { worker: 'w-*' });
onReady.add(says('spoken by none'), { type: 'rb' });
onBeforeRunAsync.add(says('py or js'), { type: 'py', worker: 'w' });
onBeforeRunAsync.add(says('py or js'), { type: 'js', worker: 'w' });
//> all 2
//> named 2
//> like 2
//> py or js 2
//> script
