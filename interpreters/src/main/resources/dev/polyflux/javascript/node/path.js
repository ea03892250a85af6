(realm) => realm.part("library").library("path-browserify")
