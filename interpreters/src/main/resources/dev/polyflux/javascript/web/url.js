// URL and URLSearchParams, by the library whatwg-url.
(realm) => {
  const { URL, URLSearchParams } = realm.part('library').library('whatwg-url');
  realm.shown.set(URL, ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash']);
  realm.shown.set(URLSearchParams, [Symbol.iterator]);
  return { URL, URLSearchParams };
}
