const { sync } = await import('pyscript');

let end;
let steps = 0;

const ending = () => {
    const { promise, resolve } = Promise.withResolvers();
    sync.ended = () => promise;
    end = resolve;
};

sync.count = function* () {
    ending();
    steps = 0;
    try {
        while (true) yield ++steps;
    } finally {
        end(steps);
    }
};
sync.later = async function* () {
    ending();
    let taken = 0;
    try {
        while (true) yield await ++taken;
    } finally {
        end(taken);
    }
};
sync.breaks = function* () {
    yield 1;
    yield 2;
    throw new RangeError('no third');
};
sync.stepped = () => steps;
sync.ended = () => 0;
