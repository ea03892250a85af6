package dev.polyflux;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.polyflux.core.ConversionException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why data did not become a type, in words of its own: what reads it speaks of itself. */
final class TypedRefusal {

    private TypedRefusal() {}

    static String reason(@Nullable Object plain, JsonMappingException error) {
        Throwable cause = error.getCause();
        return switch (error) {
            case JsonMappingException known
            when cause instanceof ConversionException exact -> String.valueOf(exact.getMessage());
            case UnrecognizedPropertyException unknown ->
                unknown.getReferringClass().getSimpleName() + " has no '" + unknown.getPropertyName() + "', only "
                        + names(unknown.getKnownPropertyIds());
            // What a constructor, a setter or a method of the type has thrown.
            case JsonMappingException thrown
            when cause != null && !(cause instanceof com.fasterxml.jackson.core.JacksonException) ->
                shown(at(plain, error.getPath())) + " is refused: " + cause.getMessage();
            case InvalidDefinitionException undefined ->
                undefined.getType().getRawClass().getSimpleName()
                        + " is no type that data can become: give it a Converter, or ask for a Ref";
            case MismatchedInputException mismatched -> mismatched(at(plain, error.getPath()), mismatched);
            default -> shown(at(plain, error.getPath())) + " does not fit";
        };
    }

    private static String mismatched(@Nullable Object value, MismatchedInputException error) {
        Class<?> type = error.getTargetType();
        if (type == null) {
            return shown(value) + " does not fit";
        }
        String constants = type.isEnum()
                ? ", but "
                        + Arrays.stream(type.getEnumConstants())
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                : "";
        return shown(value) + " is no " + type.getSimpleName() + constants;
    }

    private static String names(Collection<Object> known) {
        return known.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case Map<?, ?> map -> "a Map";
            case Collection<?> elements -> "a List";
            default -> ExactValues.shown(value);
        };
    }

    /** What stands at a path; the whole where it leads nowhere. */
    private static @Nullable Object at(@Nullable Object plain, List<JsonMappingException.Reference> path) {
        Object at = plain;
        for (JsonMappingException.Reference step : path) {
            at = switch (at) {
                case Map<?, ?> map when step.getFieldName() != null -> map.get(step.getFieldName());
                case List<?> list
                when step.getIndex() >= 0 && step.getIndex() < list.size() -> list.get(step.getIndex());
                case null, default -> at;
            };
        }
        return at;
    }
}
