// node:string_decoder, by the library of that name.
(realm) => realm.part('library').library('string_decoder/')
