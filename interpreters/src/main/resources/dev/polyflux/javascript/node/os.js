// node:os: what a realm is told of the machine.
(realm) => {
  const { host } = realm.offered('node/process.js')[Symbol.for('polyflux.host')];
  const windows = host.platform === 'win32';
  return {
    EOL: windows ? '\r\n' : '\n',
    arch: () => host.arch,
    availableParallelism: () => host.processors,
    devNull: windows ? '\\\\.\\nul' : '/dev/null',
    endianness: () => (new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'LE' : 'BE'),
    homedir: () => host.home,
    hostname: () => host.hostname,
    platform: () => host.platform,
    tmpdir: () => host.temporary,
    type: () => ({ darwin: 'Darwin', win32: 'Windows_NT' })[host.platform] ?? 'Linux',
  };
}
