exports.found = this === exports && typeof require;
