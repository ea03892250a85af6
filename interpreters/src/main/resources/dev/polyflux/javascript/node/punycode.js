// node:punycode, by the library of that name.
(realm) => realm.part('library').library('punycode/')
