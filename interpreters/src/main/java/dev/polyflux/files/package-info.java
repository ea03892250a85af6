/** The file systems that realms see: one in memory, and the engine's own files. */
@NullMarked
package dev.polyflux.files;

import org.jspecify.annotations.NullMarked;
