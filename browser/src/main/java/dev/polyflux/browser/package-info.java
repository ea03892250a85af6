/** Workers that drive a page in a browser, by the protocol of reflected-ffi over anybody's WebSocket. */
@NullMarked
package dev.polyflux.browser;

import org.jspecify.annotations.NullMarked;
