package dev.polyflux.guest;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The languages there are. */
public final class Languages {

    private static final List<Language> ALL =
            ServiceLoader.load(Language.class, Language.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private Languages() {}

    /** Each of them. */
    public static List<Language> all() {
        return ALL;
    }

    /** The language of scripts with this ending; {@code name} is for the message. */
    public static Language ofEnding(String ending, String name) {
        return ALL.stream()
                .filter(language -> language.endings().contains(ending))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "no language has the ending '." + ending + "' of " + name + "; there are " + endings()));
    }

    /** How a file's name ends: the longest ending of a language's that fits, or else what is behind its last dot. */
    static String ending(String file) {
        return ALL.stream()
                .flatMap(language -> language.endings().stream())
                .filter(ending -> file.length() > ending.length() + 1 && file.endsWith("." + ending))
                .max(Comparator.comparingInt(String::length))
                .orElseGet(() -> file.lastIndexOf('.') > 0 ? file.substring(file.lastIndexOf('.') + 1) : "");
    }

    /** Whether a name ends as scripts of some language do. */
    public static boolean isScript(String name) {
        String ending = ending(name);
        return ALL.stream().anyMatch(language -> language.endings().contains(ending));
    }

    /** The language of this name, such as {@code javascript}. */
    public static Language named(String name) {
        return ALL.stream()
                .filter(language -> language.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        Code.NO_INTERPRETER,
                        "there is no interpreter of " + name + ": no module on the path brings one; there are those of "
                                + String.join(
                                        " and ",
                                        ALL.stream()
                                                .map(Language::name)
                                                .sorted()
                                                .toList())));
    }

    private static List<String> endings() {
        return ALL.stream()
                .flatMap(language -> language.endings().stream())
                .sorted()
                .toList();
    }
}
