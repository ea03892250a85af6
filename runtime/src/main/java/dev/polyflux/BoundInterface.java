package dev.polyflux;

import dev.polyflux.core.Ref;
import dev.polyflux.core.UnsupportedTrapException;
import dev.polyflux.core.spi.Failsafe;
import dev.polyflux.guest.Exports;
import dev.polyflux.guest.Languages;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An interface whose methods are functions of a {@link Callee}. Immutable once bound. */
final class BoundInterface implements InvocationHandler {

    private final Callee callee;
    private final Class<?> api;
    private final Map<Method, BoundMethod> methods = new HashMap<>();

    private final Map<String, Function> functions;

    /** What a name of a method is; {@code snake} where its language writes names in snake case. */
    private record Function(String name, boolean snake) {}

    private BoundInterface(Callee callee, Class<?> api, Map<String, Function> functions) {
        this.callee = callee;
        this.api = api;
        this.functions = functions;
        abstractMethods(api).forEach(method -> methods.put(method, BoundMethod.of(api, method)));
    }

    /**
     * The interface, as soon as the callee exposes a function for each abstract method.
     *
     * @throws IllegalArgumentException at once, when it is none that could be bound to anything
     */
    static <T> Mono<T> bind(Callee callee, Class<T> api) {
        Map<String, List<String>> wanted = check(api);
        return Failsafe.defer(() -> found(callee.exports().get(), wanted).flatMap(Failsafe.step(found -> {
            if (found.size() < wanted.size()) {
                throw missing(callee, api, wanted, found);
            }
            BoundInterface bound = new BoundInterface(callee, api, found);
            bound.prepare();
            return Mono.just(api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, bound)));
        })));
    }

    /** What the first call would find out of the types that are given, it need not. */
    private void prepare() {
        JavaValues values = callee.values().get();
        methods.values().forEach(method -> values.prepare(method.result().type()));
    }

    /**
     * The functions that an interface wants, by the names of its methods, and the names that each may have.
     *
     * @throws IllegalArgumentException when it is none that could be bound to anything
     */
    static Map<String, List<String>> check(Class<?> api) {
        if (!api.isInterface() || api.isAnnotation() || api.isSealed()) {
            throw new IllegalArgumentException(api.getName() + " is no interface that a worker could implement");
        }
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        abstractMethods(api).stream()
                .map(method -> BoundMethod.of(api, method))
                .forEach(method -> wanted.put(method.name(), method.functions()));
        return wanted;
    }

    private static Mono<Map<String, Function>> found(Exports exports, Map<String, List<String>> wanted) {
        return Flux.fromIterable(wanted.entrySet())
                .flatMap(
                        names -> exports.firstOf(names.getValue())
                                .onErrorResume(UnsupportedTrapException.class, missing -> Mono.empty())
                                .map(name -> Map.entry(names.getKey(), function(exports, name))),
                        Math.max(1, wanted.size()))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Function function(Exports exports, String name) {
        Ref ref = exports.function(name);
        String language = ref == null ? "" : ref.shape().language();
        return new Function(
                name,
                Languages.all().stream()
                        .anyMatch(one -> one.snakeCase() && one.name().equals(language)));
    }

    private static List<Method> abstractMethods(Class<?> api) {
        return Arrays.stream(api.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()) && !ObjectMethods.has(method))
                .toList();
    }

    private static UnsupportedTrapException missing(
            Callee callee, Class<?> api, Map<String, List<String>> wanted, Map<String, Function> found) {
        List<String> missing = wanted.values().stream()
                .filter(names -> !found.containsKey(names.getFirst()))
                .map(names -> String.join(" or ", names))
                .sorted()
                .toList();
        return new UnsupportedTrapException("'" + callee.name() + "' cannot be bound to " + api.getSimpleName()
                + ": its script has ended without " + String.join(", ", missing) + "; it exposes "
                + callee.exports().get().listed());
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        BoundMethod bound = methods.get(method);
        if (bound != null) {
            return call(bound, arguments);
        }
        if (method.isDefault()) {
            return DefaultMethod.invoke(proxy, method, arguments);
        }
        if (ObjectMethods.has(method)) {
            return ObjectMethods.call(proxy, method, arguments, api.getSimpleName() + " of '" + callee.name() + "'");
        }
        throw new UnsupportedOperationException(BoundMethod.shown(method));
    }

    private @Nullable Object call(BoundMethod method, @Nullable Object @Nullable [] arguments) {
        Function function = Objects.requireNonNull(functions.get(method.name()));
        return method.result()
                .of(
                        method.idempotent() ? callee.repeated() : callee.calls(),
                        function.name(),
                        method.arguments(arguments, function.snake()),
                        callee.waitFor(function.name()));
    }
}
