const { sync } = await import('pyscript');

sync.note = async (number) => {
    console.log(`${self.name} ${number}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
    return number;
};
