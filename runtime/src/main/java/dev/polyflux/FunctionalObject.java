package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.promise.WireFunction;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of a functional interface, whichever that is, as a function that guests call: nothing else of it is reached. */
final class FunctionalObject implements WireFunction {

    /** The method of a class's functional interface. */
    private static final ClassValue<Optional<ExposedMember>> METHODS = new ClassValue<>() {
        @Override
        protected Optional<ExposedMember> computeValue(Class<?> type) {
            return method(type).map(FunctionalObject::member);
        }
    };

    private final Object object;
    private final JavaValues values;
    private final ExposedMember member;

    private FunctionalObject(Object object, ExposedMember member, JavaValues values) {
        this.values = values;
        this.object = object;
        this.member = member;
    }

    /** The function that an object is; null for one that is none. */
    static @Nullable FunctionalObject of(Object object, JavaValues values) {
        return METHODS.get(object.getClass())
                .map(member -> new FunctionalObject(object, member, values))
                .orElse(null);
    }

    private static ExposedMember member(Method method) {
        ExposedMethod exposed = ExposedMethod.of(method.getDeclaringClass(), method, null);
        return new ExposedMember(BoundMethod.shown(method), List.of(exposed));
    }

    /**
     * Of a lambda any interface is one, of a class that has a name those that say so: data may well be comparable or
     * closeable.
     */
    private static Optional<Method> method(Class<?> type) {
        boolean lambda = type.isHidden() || type.isSynthetic();
        return Arrays.stream(type.getInterfaces())
                .filter(each -> lambda || each.isAnnotationPresent(FunctionalInterface.class))
                .flatMap(each -> single(each).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(type.getSuperclass()).flatMap(FunctionalObject::method));
    }

    /** The only abstract method of an interface. */
    static Optional<Method> single(Class<?> api) {
        List<Method> methods = Arrays.stream(api.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()) && !ObjectMethods.has(method))
                .toList();
        return methods.size() == 1 ? Optional.of(methods.getFirst()) : Optional.empty();
    }

    @Override
    public @Nullable Object call(Arguments arguments) throws Exception {
        ExposedMember.Chosen chosen = member.choose(arguments, values);
        return new ExposedCall(object, chosen.method(), chosen.arguments()).here();
    }

    @Override
    public Object object() {
        return object;
    }

    @Override
    public String typeName() {
        return "function";
    }
}
