const { sync } = await import('pyscript');

sync.add = (a, b) => a + b;
sync.later = async (x) => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    return `later ${x}`;
};
