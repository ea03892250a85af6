// console.table: rows and columns in a frame, as Node draws them.
(realm) => {
  const INDEX = '(index)';
  const VALUES = 'Values';

  // The rows with their keys: those of an array, a map, a set or an object.
  const rowsOf = (data) => {
    if (data instanceof Map) return [...data].map(([key, value], i) => [i, { Key: key, Values: value }]);
    if (data instanceof Set) return [...data].map((value, i) => [i, value]);
    return Object.keys(data).map((key) => [key, data[key]]);
  };

  const isRow = (value) => typeof value === 'object' && value !== null;

  const line = (widths, left, between, right) => left + widths.map((width) => '─'.repeat(width + 2)).join(between) + right;
  const cells = (widths, row) => `│ ${row.map((cell, i) => cell.padEnd(widths[i])).join(' │ ')} │`;

  return (given, only, inspect) => {
    const data = realm.isProxy(given) ? realm.copyOf(given) : given;
    if (!isRow(data)) return undefined;
    const rows = rowsOf(data);
    const found = new Set(rows.flatMap(([, row]) => (isRow(row) ? Object.keys(row) : [])));
    const columns = only === undefined ? [...found] : [...only].map(String);
    const plain = only === undefined && rows.some(([, row]) => !isRow(row));
    const head = [given instanceof Map || given instanceof Set ? '(iteration index)' : INDEX, ...columns, ...(plain ? [VALUES] : [])];
    const body = rows.map(([key, row]) => [
      String(key),
      ...columns.map((column) => (isRow(row) && Object.hasOwn(row, column) ? inspect(row[column]) : '')),
      ...(plain ? [isRow(row) ? '' : inspect(row)] : []),
    ]);
    const widths = head.map((cell, i) => Math.max(cell.length, ...body.map((row) => row[i].length)));
    return [
      line(widths, '┌', '┬', '┐'),
      cells(widths, head),
      line(widths, '├', '┼', '┤'),
      ...body.map((row) => cells(widths, row)),
      line(widths, '└', '┴', '┘'),
    ].join('\n');
  };
}
