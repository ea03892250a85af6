const util = 1;
console.log('plain has run', util);
