package dev.polyflux.micropython;

import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Source;

/**
 * An interpreter that has loaded the prelude, as a program whose memory begins with that: to compile the prelude takes a hundred times
 * as long as all else that a realm needs.
 *
 * @param program the interpreter's, with the memory in it
 * @param own its objects that Java calls, by their names in the prelude
 * @param theirs Java's objects that it held
 */
record Prepared(Source program, Map<String, Own> own, List<Held> theirs) {

    /** One of its objects: its number, and whether it can be called. */
    record Own(int id, boolean callable) {}

    /** One of Java's objects: its number, and by which members it is found from what the prelude is handed. */
    record Held(int id, List<String> path) {}
}
