// Prints the report: a table and a chart of main's model, and what Python answers to questions asked through main.
const months = [...(await window.model)];
const all = await window.figures({});
const snow = await window.figures({ weather: 'snow' });
const july = await window.figures({ month: 'July', year: 2015 });

const row = (name, ...cells) => console.log(name.padEnd(10) + cells.map((cell) => cell.padStart(10)).join(''));
const decimal = (number) => number.toFixed(1);
const percent = (share) => `${Math.round(100 * share)} %`;

console.log(`Seattle: ${all.days} days in ${all.years} years\n`);

row('month', 'low C', 'mean C', 'high C', 'rain mm', 'wet days');
for (const { month, years, low, mean, high, rain, wet } of months) {
  row(month, ...[low, mean, high, rain / years].map(decimal), percent(wet));
}

console.log('\nmean temperature');
for (const { month, mean } of months) {
  console.log(`${month.padEnd(10)} ${'#'.repeat(Math.round(2 * mean))} ${decimal(mean)}`);
}

console.log(`\n${snow.days} days of snow.`);
console.log(`July 2015 reached ${decimal(july.high)} degrees and had ${decimal(july.rain)} mm of rain.`);
