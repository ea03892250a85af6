const fs = await import('node:fs');
sync.reach = () => {
  fs.writeFileSync('/reports/out.txt', `${fs.readFileSync('/data/in.txt', 'utf8')}: ${fs.readFileSync('/tariffs/vat.txt', 'utf8')}`);
  return process.env.SHOP_NAME;
};
sync.spoil = () => fs.writeFileSync('/data/in.txt', '');
sync.large = (size) => 'x'.repeat(size);
sync.never = () => new Promise(() => {});
sync.begin = async (script) => {
  await JSWorker(script);
  return 'begun';
};
