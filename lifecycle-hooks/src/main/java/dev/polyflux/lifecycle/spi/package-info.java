/** How realms walk through their lives and proxies are followed, for the modules that do so; nobody who uses them names it. */
@NullMarked
package dev.polyflux.lifecycle.spi;

import org.jspecify.annotations.NullMarked;
