// Prints what the Python worker knows, asked for through main.
const months = [...(await window.model)];

const column = (value, width) => String(value).padStart(width);
const degrees = (value) => column(value.toFixed(1), 8);

console.log('Seattle, 2012-2015\n');
console.log('month          low    mean    high    rain   wet days');
for (const { month, low, mean, high, rain, wet } of months) {
  const share = `${Math.round(wet * 100)} %`;
  console.log(month.padEnd(10) + degrees(low) + degrees(mean) + degrees(high) + degrees(rain / 4) + column(share, 11));
}

console.log('\nmean temperature');
for (const { month, mean } of months) {
  console.log(`${month.padEnd(10)} ${'#'.repeat(Math.round(mean * 2))} ${mean.toFixed(1)}`);
}

const snow = await window.figures({ weather: 'snow' });
const july = await window.figures({ month: 'July', year: 2015 });
console.log(`\n${snow.days} days of snow; July 2015 reached ${july.high} degrees and had ${july.rain.toFixed(1)} mm of rain.`);
