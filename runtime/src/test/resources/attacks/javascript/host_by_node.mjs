// Node's modules see the realm's own files, and nothing of the machine and the user.
import fs from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { createRequire } from 'node:module';

const paths = ['/etc/passwd', '/proc/self/environ', '../../etc/hostname', 'file:///etc/passwd', '/root/.bashrc', '/tmp/../etc/passwd'];
for (const path of paths) {
  for (const read of [fs.readFileSync, fs.readdirSync, fs.statSync, fs.realpathSync, fs.readlinkSync, (it) => fs.writeFileSync(it, ''), createRequire('/')]) {
    try {
      const found = read(path.startsWith('file:') ? new URL(path) : path);
      if (found !== undefined) console.log('reached', path, found);
    } catch (denied) {
      if (!/^(E[A-Z]+|MODULE_NOT_FOUND|ERR_[A-Z_]+)$/.test(denied.code)) console.log(path, denied.name, denied.code, denied.message);
    }
  }
}
console.log(Object.keys(process.env).length, os.homedir(), os.tmpdir(), process.cwd(), fs.readdirSync('/').join());

fs.writeFileSync('own.cjs', 'module.exports = __filename');
console.log(createRequire(process.cwd() + '/x.js')('./own.cjs'), fs.existsSync('own.cjs'));

//> 0 /home/guest /tmp /home/guest home,tmp
//> /home/guest/own.cjs true
