package dev.polyflux;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import dev.polyflux.core.ConversionException;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a key of a name, where a guest's map has names only. */
final class TypedKey extends KeyDeserializer {

    private final Function<String, ? extends @Nullable Object> reading;

    TypedKey(Function<String, ? extends @Nullable Object> reading) {
        this.reading = reading;
    }

    @Override
    public @Nullable Object deserializeKey(String name, DeserializationContext context) throws IOException {
        try {
            return reading.apply(name);
        } catch (ConversionException e) {
            throw JsonMappingException.from(context, "", e);
        }
    }
}
