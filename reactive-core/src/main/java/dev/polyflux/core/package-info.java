/** What every room speaks: traps, arguments, references, replies, endpoints and errors; no engine and no ring. */
@NullMarked
package dev.polyflux.core;

import org.jspecify.annotations.NullMarked;
