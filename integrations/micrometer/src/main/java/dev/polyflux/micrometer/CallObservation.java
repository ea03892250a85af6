package dev.polyflux.micrometer;

import dev.polyflux.CallListener.Called;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;
import org.jspecify.annotations.Nullable;

/** The observation of a call that Java makes of a worker. */
public enum CallObservation implements ObservationDocumentation {
    /** From being subscribed to until the end; what the worker's code asks of Java in its turn is below it. */
    CALL {
        @Override
        public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
            return CallConvention.class;
        }

        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return CallTags.values();
        }

        @Override
        public Observation.Event[] getEvents() {
            return new Observation.Event[] {BEGUN};
        }
    };

    /** The worker has begun with the call. */
    public static final Observation.Event BEGUN = Observation.Event.of("begun");

    /** What is known of a call that is observed. */
    public static final class Context extends Observation.Context {

        private final Called call;
        private volatile @Nullable CallOutcome outcome;

        Context(Called call) {
            this.call = call;
        }

        /** Which call it is. */
        public Called call() {
            return call;
        }

        /** How it has ended; null while it has not. */
        public @Nullable CallOutcome outcome() {
            return outcome;
        }

        void end(CallOutcome how) {
            outcome = how;
        }
    }
}
