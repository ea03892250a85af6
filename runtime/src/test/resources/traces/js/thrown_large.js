// Of what is large some is shown, and at no cost that grows with it.
throw { many: Array.from({ length: 100_000 }, (_, i) => i), deep: [[[1]]], map: new Map([[1, { a: 2 }]]) };
//| failed: Uncaught {many: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, ... 99980 more], deep: [[array]], map: Map {1 => [object]}}
