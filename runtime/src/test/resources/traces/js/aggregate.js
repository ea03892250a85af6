window.many();
//| failed: AggregateError: many
//|     at main.js:12:9 [javascript]
//|     at aggregate.js:1:8
//|   [errors][0]: Error: one
//|       at main.js:12:29 [javascript]
//|       at aggregate.js:1:8
//|   [errors][1]: TypeError: two
//|       at main.js:12:47 [javascript]
//|       at aggregate.js:1:8
