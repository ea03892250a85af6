// node:querystring, by the library querystring-es3.
(realm) => {
  const { decode, encode } = realm.part('library').library('querystring-es3');
  return { decode, encode, parse: decode, stringify: encode, escape: encodeURIComponent, unescape: decodeURIComponent };
}
