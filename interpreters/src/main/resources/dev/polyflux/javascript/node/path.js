// node:path, by the library path-browserify.
(realm) => realm.part('library').library('path-browserify')
