package dev.polyflux.lifecycle;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which realms a hook is called for.
 *
 * @param side main, the workers, or both
 * @param language the language they speak, as {@code python} or {@code py}; null for any
 * @param names what they are called, where {@code *} stands for any characters; null for any name
 */
public record HookScope(Side side, @Nullable String language, @Nullable String names) {

    /** Of which realms. */
    public enum Side {
        /** The main realm. */
        MAIN,
        /** Every realm but main. */
        WORKERS,
        /** Both. */
        ALL
    }

    /** Every realm. */
    public static HookScope all() {
        return new HookScope(Side.ALL, null, null);
    }

    /** Main alone. */
    public static HookScope main() {
        return new HookScope(Side.MAIN, null, null);
    }

    /** Every worker. */
    public static HookScope workers() {
        return new HookScope(Side.WORKERS, null, null);
    }

    /** Of those the ones that speak this language, as {@code python}. */
    public HookScope language(String spoken) {
        return new HookScope(side, spoken, names);
    }

    /** Of those the ones of this name, or whose names are like it: {@code stats-*}. */
    public HookScope named(String pattern) {
        return new HookScope(side, language, pattern);
    }

    /** Whether a realm of that name is one of them. */
    public boolean covers(HookedRealm realm, String name) {
        return (side == Side.ALL || realm.isMain() == (side == Side.MAIN))
                && (language == null || language.equals(realm.language()) || language.equals(realm.type()))
                && (names == null || isLike(names, name));
    }

    private static boolean isLike(String pattern, String name) {
        String expression = Pattern.compile("\\*")
                .splitAsStream(pattern + "\0")
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return Pattern.compile(expression, Pattern.DOTALL).matcher(name + "\0").matches();
    }
}
