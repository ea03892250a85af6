/** What a worker does `times` times with `window`, main's or its like: one loop for whoever runs it. */
export const loops = (window, times) => ({
  read() {
    let value;
    for (let i = 0; i < times; i++) value = window.x;
    return value;
  },
  call() {
    let value;
    for (let i = 0; i < times; i++) value = window.add(41, 1);
    return value;
  },
  callback() {
    let value;
    for (let i = 0; i < times; i++) value = window.take(() => 42);
    return value;
  },
  async await() {
    let value;
    for (let i = 0; i < times; i++) value = await window.answer();
    return value;
  },
});
