const { sync } = await import('pyscript');
const id = crypto.randomUUID();

sync.note = (number) => {
    console.log(number);
    return number;
};
sync.id = () => id;
sync.slow = async () => {
    console.log('slow');
    await window.until;
    return id;
};
sync.several = async function* () {
    yield id;
    await window.until;
    yield id;
};
