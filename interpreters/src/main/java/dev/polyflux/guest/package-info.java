/** What all languages of a realm share: how traps, values and errors pass between Java and one language's guest code. */
@NullMarked
package dev.polyflux.guest;

import org.jspecify.annotations.NullMarked;
