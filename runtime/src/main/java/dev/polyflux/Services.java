package dev.polyflux;

import dev.polyflux.core.Ref;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The objects that guests import by name. Immutable. */
final class Services {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    /** None. */
    static final Services NONE = new Services(Map.of());

    private final Map<String, Service> all;

    private Services(Map<String, Service> all) {
        this.all = all;
    }

    /** These and another one. */
    Services with(String name, Service service) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name of a service: it has letters, digits, _ and -, and begins with a letter");
        }
        for (String other : all.keySet()) {
            if (inPython(other).equals(inPython(name))) {
                String why = other.equals(name) ? "" : ", and '" + name + "' is the same name in Python";
                throw new IllegalArgumentException("there is a service '" + other + "' already" + why);
            }
        }
        Map<String, Service> more = new LinkedHashMap<>(all);
        more.put(name, service);
        return new Services(more);
    }

    private static String inPython(String name) {
        return name.replace('-', '_');
    }

    Map<String, Ref> refs(JavaValues values) {
        Map<String, Ref> refs = new LinkedHashMap<>();
        all.forEach((name, service) -> {
            if (values.toWire(service) instanceof Ref ref) {
                refs.put(name, ref);
            }
        });
        return refs;
    }
}
