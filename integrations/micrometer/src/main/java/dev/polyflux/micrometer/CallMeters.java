package dev.polyflux.micrometer;

import dev.polyflux.CallListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * The meters of calls: {@link PolyfluxMeters#CALLS} and those below it. Given to a runtime with {@link
 * dev.polyflux.PolyfluxBuilder#calls}; before it is bound to a registry, it counts nothing.
 */
public final class CallMeters implements CallListener, MeterBinder {

    private volatile @Nullable CallRegistry registry;

    private CallMeters() {}

    /** Meters to be bound to a registry. */
    public static CallMeters create() {
        return new CallMeters();
    }

    /** Meters of this registry. */
    public static CallMeters of(MeterRegistry registry) {
        CallMeters meters = new CallMeters();
        meters.bindTo(registry);
        return meters;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        registry = new CallRegistry(meters);
    }

    @Override
    public Progress called(Called call, ContextView context) {
        CallRegistry bound = registry;
        return bound == null ? Unheard.CALL : new MeteredCall(bound, call);
    }

    /** A call that nobody counts. */
    private enum Unheard implements Progress {
        CALL;

        @Override
        public void ended(@Nullable Throwable error) {}

        @Override
        public void cancelled() {}
    }
}
