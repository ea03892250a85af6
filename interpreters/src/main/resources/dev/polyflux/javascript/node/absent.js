// Node's modules that are not here, for packages that import them and may never use them: what they would give is there by its
// name, and says why it is not when it is called. A script that imports one itself is told at once.
(realm) => {
  const FUNCTIONS = {
    child_process:
      'ChildProcess exec execFile execFileSync execSync fork spawn spawnSync',
    cluster:
      'Worker setupPrimary setupMaster fork disconnect',
    dgram:
      'createSocket Socket',
    dns:
      'lookup lookupService Resolver getDefaultResultOrder setDefaultResultOrder setServers getServers resolve ' +
      'resolve4 resolve6 resolveAny resolveCaa resolveCname resolveMx resolveNaptr resolveNs resolvePtr resolveSoa ' +
      'resolveSrv resolveTxt reverse',
    domain:
      'Domain createDomain create',
    http:
      'Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse createServer validateHeaderName ' +
      'validateHeaderValue get request setMaxIdleHTTPParsers',
    http2:
      'connect createServer createSecureServer getDefaultSettings getPackedSettings getUnpackedSettings ' +
      'performServerHandshake Http2ServerRequest Http2ServerResponse',
    https:
      'Agent Server createServer get request',
    inspector:
      'open close url waitForDebugger Session',
    net:
      'BlockList SocketAddress connect createConnection createServer isIP isIPv4 isIPv6 Server Socket Stream ' +
      'getDefaultAutoSelectFamily setDefaultAutoSelectFamily getDefaultAutoSelectFamilyAttemptTimeout ' +
      'setDefaultAutoSelectFamilyAttemptTimeout',
    readline:
      'Interface clearLine clearScreenDown createInterface cursorTo emitKeypressEvents moveCursor',
    repl:
      'start writer REPLServer Recoverable isValidSyntax',
    tls:
      'getCiphers convertALPNProtocols checkServerIdentity createSecureContext SecureContext TLSSocket Server ' +
      'createServer connect createSecurePair',
    v8:
      'cachedDataVersionTag getHeapSnapshot getHeapStatistics getHeapSpaceStatistics getHeapCodeStatistics ' +
      'setFlagsFromString Serializer Deserializer DefaultSerializer DefaultDeserializer deserialize takeCoverage ' +
      'stopCoverage serialize writeHeapSnapshot queryObjects setHeapSnapshotNearHeapLimit GCProfiler',
    vm:
      'Script createContext createScript runInContext runInNewContext runInThisContext isContext compileFunction ' +
      'measureMemory',
    worker_threads:
      'MessagePort MessageChannel markAsUntransferable moveMessagePortToContext receiveMessageOnPort ' +
      'postMessageToThread Worker BroadcastChannel setEnvironmentData getEnvironmentData',
    zlib:
      'crc32 Deflate Inflate Gzip Gunzip DeflateRaw InflateRaw Unzip BrotliCompress BrotliDecompress deflate ' +
      'deflateSync gzip gzipSync deflateRaw deflateRawSync unzip unzipSync inflate inflateSync gunzip gunzipSync ' +
      'inflateRaw inflateRawSync brotliCompress brotliCompressSync brotliDecompress brotliDecompressSync ' +
      'createDeflate createInflate createDeflateRaw createInflateRaw createGzip createGunzip createUnzip ' +
      'createBrotliCompress createBrotliDecompress',
  };

  return (module) => {
    const standIn = (name) =>
      ({
        [name]: function () {
          throw Object.assign(new Error(`${name}: ${realm.modules.absence(module)}`), { code: 'ERR_UNKNOWN_BUILTIN_MODULE' });
        },
      })[name];
    const names = FUNCTIONS[module]?.split(' ') ?? [];
    const given = Object.fromEntries(names.map((name) => [name, standIn(name)]));
    return module === 'worker_threads' ? { ...given, isMainThread: true, parentPort: null, workerData: null, threadId: 0 } : given;
  };
}
