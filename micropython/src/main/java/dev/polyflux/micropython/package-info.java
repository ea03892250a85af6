/** MicroPython as one more guest language: an interpreter in WebAssembly, a small one for each realm. */
@NullMarked
package dev.polyflux.micropython;

import org.jspecify.annotations.NullMarked;
