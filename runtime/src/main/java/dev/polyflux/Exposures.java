package dev.polyflux;

import dev.polyflux.core.ConversionException;
import dev.polyflux.promise.Exposure;
import dev.polyflux.promise.Members;
import dev.polyflux.promise.WireFunction;
import org.jspecify.annotations.Nullable;

/** Objects are exposed by a {@link Service}, by {@link Exposed}, or as the functions that they are; nothing else is. */
final class Exposures implements Exposure {

    @Override
    public @Nullable Members members(Object object) {
        if (object instanceof Service service) {
            return new ExposedObject(service);
        }
        return ExposedType.annotated(object.getClass()) == null ? null : new ExposedObject(Service.of(object));
    }

    @Override
    public @Nullable WireFunction function(Object object) {
        try {
            return FunctionalObject.of(object);
        } catch (IllegalArgumentException closed) {
            throw new ConversionException(closed.getMessage() + ": open its package to dev.polyflux");
        }
    }
}
