package dev.polyflux.config;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes what a parser or Java code gives a table of its own, of what JSON knows: nobody changes it any more. */
final class PlainTable {

    private static final int DEPTH = 64;

    private final String name;

    private PlainTable(String name) {
        this.name = name;
    }

    static Map<String, @Nullable Object> of(Map<?, ?> given, String name) {
        return new PlainTable(name).table(given, "", 0);
    }

    private Map<String, @Nullable Object> table(Map<?, ?> given, String path, int depth) {
        Map<String, @Nullable Object> table = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            if (!(key instanceof String text)) {
                throw wrong(path, "has a key that is no string: " + key);
            }
            table.put(text, value(value, path.isEmpty() ? text : path + "." + text, depth + 1));
        });
        return Collections.unmodifiableMap(table);
    }

    private @Nullable Object value(@Nullable Object given, String path, int depth) {
        if (depth > DEPTH) {
            throw wrong(path, "is nested too deeply");
        }
        return switch (given) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case Byte whole -> whole.longValue();
            case Short whole -> whole.longValue();
            case Integer whole -> whole.longValue();
            case Long whole -> whole;
            case BigInteger whole -> whole.bitLength() < 64 ? (Object) whole.longValue() : whole;
            case Float real -> finite(real.doubleValue(), path);
            case Double real -> finite(real, path);
            case BigDecimal real -> finite(real.doubleValue(), path);
            case Map<?, ?> table -> table(table, path, depth);
            case Object[] items -> items(List.of(items), path, depth);
            case Collection<?> items -> items(items, path, depth);
            case TemporalAccessor time -> time.toString();
            case java.nio.file.Path there -> there.toString();
            default -> throw wrong(path, "is a " + given.getClass().getName() + ", which no configuration can say");
        };
    }

    private List<@Nullable Object> items(Collection<?> given, String path, int depth) {
        List<@Nullable Object> items = new ArrayList<>();
        for (Object item : given) {
            items.add(value(item, path + "[" + items.size() + "]", depth + 1));
        }
        return Collections.unmodifiableList(items);
    }

    /** JSON knows no others, so guests could not be told. */
    private Object finite(double real, String path) {
        if (Double.isFinite(real)) {
            return real;
        }
        Key key = Key.of(path).orElse(null);
        throw wrong(
                path,
                key == null ? "is no finite number" : "must be " + key.kind().words());
    }

    private ConfigurationException wrong(String path, String what) {
        return new ConfigurationException(Code.WRONG_VALUE, name + ": '" + path + "' " + what);
    }
}
