package dev.polyflux;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What guests may use of a class or an interface, by name; overloaded methods have one name. Denied is what is not in it. */
final class ExposedType {

    private static final ClassValue<Optional<ExposedType>> ANNOTATED = new ClassValue<>() {
        @Override
        protected Optional<ExposedType> computeValue(Class<?> type) {
            return Optional.of(new ExposedType(type, annotatedMethods(type))).filter(found -> !found.members.isEmpty());
        }
    };

    private final Class<?> type;
    private final Map<String, ExposedMember> members = new LinkedHashMap<>();

    /** The names of members in snake case, where they are no names of other members. */
    private final Map<String, ExposedMember> spelled = new LinkedHashMap<>();

    private ExposedType(Class<?> type, List<ExposedMethod> methods) {
        this.type = type;
        Map<String, List<ExposedMethod>> named = new LinkedHashMap<>();
        methods.forEach(method ->
                named.computeIfAbsent(method.name(), name -> new ArrayList<>()).add(method));
        named.forEach((name, all) -> members.put(name, new ExposedMember(type.getSimpleName() + "." + name, all)));
        members.forEach((name, member) -> spelled.putIfAbsent(SnakeCase.of(name), member));
        spelled.putAll(members);
    }

    /** What annotations of a class, its superclasses and its interfaces expose; null where they expose nothing. */
    static @Nullable ExposedType annotated(Class<?> type) {
        return ANNOTATED.get(type).orElse(null);
    }

    /** All methods of an interface. */
    static ExposedType of(Class<?> api) {
        if (!api.isInterface() || api.isAnnotation()) {
            throw new IllegalArgumentException(api.getName() + " is no interface that an object could be exposed by");
        }
        List<ExposedMethod> methods = Arrays.stream(api.getMethods())
                .filter(ExposedType::isOne)
                .map(method -> ExposedMethod.of(api, method, api.getAnnotation(Exposed.class)))
                .toList();
        if (methods.isEmpty()) {
            throw new IllegalArgumentException(api.getName() + " has no methods to expose");
        }
        return new ExposedType(api, methods);
    }

    private static List<ExposedMethod> annotatedMethods(Class<?> type) {
        Map<String, ExposedMethod> methods = new LinkedHashMap<>();
        for (Class<?> each : withSupertypes(type)) {
            Exposed all = each.getAnnotation(Exposed.class);
            for (Method method : each.getDeclaredMethods()) {
                boolean open = all != null && Modifier.isPublic(method.getModifiers());
                if (isOne(method) && (open || method.isAnnotationPresent(Exposed.class))) {
                    // What the class itself says of a method that it inherits comes first.
                    methods.putIfAbsent(
                            method.getName() + Arrays.toString(method.getParameterTypes()),
                            ExposedMethod.of(type, method, all));
                }
            }
        }
        return List.copyOf(methods.values());
    }

    private static Set<Class<?>> withSupertypes(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            all.add(at);
        }
        for (Class<?> at : List.copyOf(all)) {
            addInterfaces(at, all);
        }
        return all;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
        for (Class<?> each : type.getInterfaces()) {
            all.add(each);
            addInterfaces(each, all);
        }
    }

    /** What every object has is nobody's to expose. */
    private static boolean isOne(Method method) {
        return !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && Arrays.stream(Object.class.getDeclaredMethods())
                        .noneMatch(of -> of.getName().equals(method.getName())
                                && Arrays.equals(of.getParameterTypes(), method.getParameterTypes()));
    }

    String name() {
        return type.getSimpleName();
    }

    List<String> names() {
        return List.copyOf(members.keySet());
    }

    /** The member of a name, or of one in snake case. */
    @Nullable
    ExposedMember member(String name) {
        return spelled.get(name);
    }
}
