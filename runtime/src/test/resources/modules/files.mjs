import fs, { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { appendFile, mkdir, readFile, readdir, rename, rm, stat, unlink, writeFile, access, copyFile } from 'node:fs/promises';
import { tmpdir, EOL, platform } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

const folder = mkdtempSync(join(tmpdir(), 'polyflux-'));
const file = join(folder, 'a.txt');
const fails = async (run) => {
  try {
    await run();
    return 'held';
  } catch (error) {
    return `${error.code} ${error.syscall} ${error.message.split(',')[0]}`;
  }
};

await writeFile(file, 'grüß');
await appendFile(file, ' dich');
console.log(await readFile(file, 'utf8'), (await readFile(file)).length, readFileSync(file, { encoding: 'utf-8' }).length); // => grüß dich 11 9
console.log((await stat(file)).isFile(), statSync(folder).isDirectory(), (await stat(file)).size, (await stat(file)).mtime instanceof Date); // => true true 11 true
await writeFile(file, new Uint8Array([0, 255, 128]));
console.log([...(await readFile(file))].join()); // => 0,255,128

await mkdir(join(folder, 'x/y/z'), { recursive: true });
await copyFile(file, join(folder, 'x', 'b.txt'));
console.log((await readdir(folder)).join(), (await readdir(folder, { recursive: true })).length, (await readdir(folder, { withFileTypes: true })).map((each) => each.isDirectory()).join()); // => a.txt,x 5 false,true
await rename(join(folder, 'x', 'b.txt'), join(folder, 'c.txt'));
console.log(existsSync(join(folder, 'c.txt')), existsSync(join(folder, 'b.txt')), await promisify(fs.readFile)(join(folder, 'c.txt')).then((bytes) => bytes.length)); // => true false 3

console.log(await fails(() => readFile(join(folder, 'none')))); // => ENOENT open ENOENT: no such file or directory
console.log(await fails(() => readFile(folder))); // => EISDIR read EISDIR: illegal operation on a directory
console.log(await fails(() => mkdir(folder))); // => EEXIST mkdir EEXIST: file already exists
console.log(await fails(() => writeFile(file, '', { flag: 'wx' }))); // => EEXIST open EEXIST: file already exists
console.log(await fails(() => access(join(folder, 'none')))); // => ENOENT access ENOENT: no such file or directory
console.log(await fails(() => fs.rmdirSync(folder))); // => ENOTEMPTY rmdir ENOTEMPTY: directory not empty
console.log(statSync(join(folder, 'none'), { throwIfNoEntry: false })); // => undefined
fs.readFile(join(folder, 'none'), (error) => console.log(error.code)); // => ENOENT

const copied = join(folder, 'copied');
writeFileSync(file, 'through a stream');
await pipeline(fs.createReadStream(file), fs.createWriteStream(copied));
console.log(readFileSync(copied, 'utf8')); // => through a stream

await unlink(file);
await rm(folder, { recursive: true });
rmSync(folder, { force: true });
console.log(existsSync(folder), EOL.length >= 1, typeof platform()); // => false true string
