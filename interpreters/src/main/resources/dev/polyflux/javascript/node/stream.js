// node:stream, by the library readable-stream.
(realm) => realm.part('library').library('readable-stream')
