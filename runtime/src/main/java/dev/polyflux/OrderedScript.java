package dev.polyflux;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.guest.Language;
import dev.polyflux.guest.Languages;
import dev.polyflux.guest.Script;
import dev.polyflux.guest.WorkerOrder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What guest code has ordered, as what is to be started: its script, from wherever it is, its language, and its name. */
final class OrderedScript {

    private static final Pattern URL = Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]+):(.*)");
    private static final Pattern DATA = Pattern.compile("(?s)[^,]*?(;base64)?,(.*)");

    private OrderedScript() {}

    /**
     * The worker that was ordered.
     *
     * @param scripts gives the script of a file that code in these files names
     * @param isFree whether no worker has this name
     */
    static WorkerSpec of(
            WorkerOrder order, BiFunction<String, List<String>, Script> scripts, Predicate<String> isFree) {
        Language asked = named(order);
        Script script = script(order, scripts);
        Language language = !Languages.isScript(script.name()) || mayEnd(asked, script.ending())
                ? asked
                : Languages.ofEnding(script.ending(), script.name());
        String given = order.name();
        if (given != null && (given.isBlank() || given.equals("main"))) {
            throw new ConfigurationException("no worker can be called '" + given + "'");
        }
        String name = given == null ? free(script.stem(), isFree) : given;
        WorkerSpec spec = WorkerSpec.of(script, language, name);
        return order.async() ? spec : spec.synchronous();
    }

    /** Whether the language's scripts end so, or in more than that. */
    private static boolean mayEnd(Language language, String ending) {
        return language.endings().stream().anyMatch(own -> ("." + own).endsWith("." + ending));
    }

    private static Script script(WorkerOrder order, BiFunction<String, List<String>, Script> scripts) {
        String code = order.code();
        if (code != null) {
            return inNoFile(order, code);
        }
        Matcher url = URL.matcher(order.file());
        if (!url.matches()) {
            return scripts.apply(order.file(), order.from());
        }
        return switch (url.group(1).toLowerCase(Locale.ROOT)) {
            case "file" -> scripts.apply(path(order.file()), order.from());
            case "data" -> inNoFile(order, data(url.group(2)));
            default ->
                throw new ConfigurationException("cannot start a worker of " + order.file()
                        + ": a script is a file, a data: URL, or code that is handed over");
        };
    }

    private static String path(String url) {
        try {
            return Path.of(URI.create(url)).toString();
        } catch (IllegalArgumentException no) {
            throw new ConfigurationException(url + " is no file's URL: " + no.getMessage());
        }
    }

    private static String data(String content) {
        Matcher data = DATA.matcher(content);
        if (!data.matches()) {
            throw new ConfigurationException("a data: URL has a comma before its data");
        }
        try {
            // Unlike a form's, its plus is a plus.
            String text = java.net.URLDecoder.decode(data.group(2).replace("+", "%2B"), StandardCharsets.UTF_8);
            return data.group(1) == null
                    ? text
                    : new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException no) {
            throw new ConfigurationException("a data: URL cannot be read: " + no.getMessage());
        }
    }

    /** Code goes by the file's name that it was given, or by its language's. */
    private static Script inNoFile(WorkerOrder order, String code) {
        String file = order.file();
        boolean isName = Languages.isScript(file) && !URL.matcher(file).matches();
        String ending = named(order).endings().stream().sorted().findFirst().orElseThrow();
        return Script.of(isName ? file : "worker." + ending, code);
    }

    private static Language named(WorkerOrder order) {
        return Languages.named(order.language());
    }

    private static String free(String stem, Predicate<String> isFree) {
        String name = stem;
        for (int number = 2; !isFree.test(name); number++) {
            name = stem + "-" + number;
        }
        return name;
    }
}
