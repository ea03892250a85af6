// Bundles page.js with reflected-ffi and those of JavaScript's guest files that answer traps: node build.mjs GUEST_FILES INTO
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const [guestFiles, into] = process.argv.slice(2);

// A guest file is one expression, a function of its realm.
const guests = {
  name: 'guest files',
  setup(build) {
    build.onResolve({ filter: /^guest:/ }, ({ path }) => ({ path: join(guestFiles, path.slice('guest:'.length)), namespace: 'guest' }));
    build.onLoad({ filter: /.*/, namespace: 'guest' }, async ({ path }) => ({ contents: `export default ${await readFile(path, 'utf8')}` }));
  },
};

const licence = await readFile('node_modules/reflected-ffi/LICENSE', 'utf8');

await build({
  entryPoints: ['page.js'],
  bundle: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  banner: { js: `/* Contains reflected-ffi (https://www.npmjs.com/package/reflected-ffi):\n${licence.replaceAll('*/', '')}*/` },
  outfile: into,
  plugins: [guests],
  logLevel: 'warning',
});
