package dev.polyflux;

import java.util.List;
import java.util.regex.Pattern;

/** A piece of code on a page of the documents. The comments of a script say what it prints. */
record Snippet(String language, String code) {

    private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)\\n(.*?)```");
    private static final Pattern PRINTS = Pattern.compile("(?m)(?:#|//) => (.*)$");

    /** All there are in a text, in order. */
    static List<Snippet> in(String text) {
        return BLOCK.matcher(text)
                .results()
                .map(block -> new Snippet(block.group(1), block.group(2)))
                .toList();
    }

    boolean isScript() {
        return language.equals("python") || language.equals("javascript");
    }

    WorkerSpec asWorker(String name) {
        return WorkerSpec.of("snippet." + (language.equals("python") ? "py" : "mjs"), code)
                .named(name);
    }

    List<String> prints() {
        return PRINTS.matcher(code).results().map(found -> found.group(1)).toList();
    }
}
