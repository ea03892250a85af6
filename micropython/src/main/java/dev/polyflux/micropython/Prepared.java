package dev.polyflux.micropython;

import java.util.List;
import java.util.Set;
import org.graalvm.polyglot.Source;

/**
 * An interpreter that has loaded the prelude, as a program whose memory begins with that: to compile the prelude takes a hundred times
 * as long as all else that a realm needs.
 *
 * @param program the interpreter's, with the memory in it
 * @param names the number of the prelude's namespace
 * @param mine the numbers of all its objects that Java held
 * @param theirs Java's objects that it held
 */
record Prepared(Source program, int names, Set<Integer> mine, List<Held> theirs) {

    /** One of Java's objects: its number, and by which members it is found from what the prelude is handed. */
    record Held(int id, List<String> path) {}
}
