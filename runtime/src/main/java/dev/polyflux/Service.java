package dev.polyflux;

import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * A Java object together with what guests may use of it, for {@link PolyfluxBuilder#service} or as an argument of a call.
 *
 * <p>Its methods are methods in each language. Their arguments arrive as their parameters' types, and what does not fit is
 * an error that names the place; {@code Mono} and {@code CompletionStage} are promises and awaitables, {@code Flux} is
 * iterated asynchronously, a {@code Mono} begins when the method is called; what they throw is a guest's error. Immutable.
 *
 * <p>Methods run on the loop of the guest that calls, several guests at a time, and may not block there; see {@link
 * Exposed#blocking} and {@link #on}. Of a {@code Flux} one element is requested at a time. A guest that stops waiting, or leaves
 * its loop over the elements, cancels.
 */
public final class Service {

    private final Object object;
    private final ExposedType type;
    private final @Nullable Scheduler scheduler;

    private Service(Object object, ExposedType type, @Nullable Scheduler scheduler) {
        this.object = object;
        this.type = type;
        this.scheduler = scheduler;
    }

    /**
     * An object whose class, or an interface of it, says by {@link Exposed} what guests may use.
     *
     * @throws IllegalArgumentException when nothing says so
     */
    public static Service of(Object object) {
        if (object instanceof Service already) {
            return already;
        }
        ExposedType type = ExposedType.annotated(object.getClass());
        if (type == null) {
            throw new IllegalArgumentException("nothing of " + object.getClass().getName()
                    + " is exposed: annotate its class or methods with @Exposed, or name an interface, as in"
                    + " Service.of(Prices.class, prices)");
        }
        return new Service(object, type, null);
    }

    /**
     * An object of which guests may use the methods of an interface, and no others.
     *
     * @throws IllegalArgumentException when it is no interface, or has no methods
     */
    public static <T> Service of(Class<T> api, T object) {
        return new Service(api.cast(object), ExposedType.of(api), null);
    }

    /** The same, with all methods called on this scheduler: guests get promises and awaitables, and the methods may block. */
    public Service on(Scheduler calls) {
        return new Service(object, type, calls);
    }

    /** Whether the object crosses so by itself as well. */
    boolean isUsual() {
        return scheduler == null && type == ExposedType.annotated(object.getClass());
    }

    Object object() {
        return object;
    }

    ExposedType type() {
        return type;
    }

    @Nullable
    Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public String toString() {
        return "service of " + type.name();
    }
}
