import d3 from 'd3';
console.log(d3);
