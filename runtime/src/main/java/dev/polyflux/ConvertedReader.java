package dev.polyflux;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.polyflux.core.ConversionException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes what a guest gave by a {@link Converter}. */
final class ConvertedReader extends StdDeserializer<Object> {

    private static final long serialVersionUID = 1L;

    private final transient Converter<?> converter;

    ConvertedReader(Converter<?> converter) {
        super(converter.type());
        this.converter = converter;
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Object given = context.readValue(parser, Object.class);
        if (given == null || converter.type().isInstance(given)) {
            return given;
        }
        try {
            return made(converter, given);
        } catch (ConversionException e) {
            throw JsonMappingException.from(parser, "", e);
        }
    }

    static Object made(Converter<?> converter, Object given) {
        try {
            return converter.fromGuest(given);
        } catch (RuntimeException e) {
            throw new ConversionException(given + " is no " + converter.type().getSimpleName() + ": " + e.getMessage());
        }
    }
}
