onmessage = ({ data }) => postMessage({ echo: data });
sync.add = (a, { b = 1 } = {}) => a + b;
sync.constant = 42;
sync.exported = (text) => `exported ${text}`;
console.log('told', sync.told('child'), 'blue');
