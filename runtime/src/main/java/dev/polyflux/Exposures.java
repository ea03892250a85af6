package dev.polyflux;

import dev.polyflux.core.ConversionException;
import dev.polyflux.promise.Exposure;
import dev.polyflux.promise.Members;
import dev.polyflux.promise.WireFunction;
import org.jspecify.annotations.Nullable;

/** Objects are exposed by a {@link Service}, by {@link Exposed}, or as the functions that they are; nothing else is. */
final class Exposures implements Exposure {

    private final JavaValues values;

    Exposures(JavaValues values) {
        this.values = values;
    }

    @Override
    public @Nullable Members members(Object object) {
        if (object instanceof Service service) {
            return new ExposedObject(service, values);
        }
        return ExposedType.annotated(object.getClass()) == null ? null : new ExposedObject(Service.of(object), values);
    }

    @Override
    public @Nullable WireFunction function(Object object) {
        try {
            return FunctionalObject.of(object, values);
        } catch (IllegalArgumentException closed) {
            throw new ConversionException(closed.getMessage() + ": open its package to dev.polyflux");
        }
    }
}
