/** Promises, awaitables and proxies of the guest languages as Reactor types, and back. */
@NullMarked
package dev.polyflux.promise;

import org.jspecify.annotations.NullMarked;
