package dev.polyflux;

import com.fasterxml.jackson.databind.JavaType;
import dev.polyflux.core.Arguments;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a method that guests may call.
 *
 * @param name its keyword; null where the class file does not tell its name
 * @param type what its argument arrives as
 * @param rest whether it takes all arguments that are left, one by one
 * @param optional whether it may be left out
 */
record ExposedParameter(@Nullable String name, Type type, Class<?> raw, boolean rest, boolean optional) {

    static ExposedParameter of(Parameter parameter, JavaType type) {
        Keyword keyword = parameter.getAnnotation(Keyword.class);
        String own = parameter.isNamePresent() ? parameter.getName() : null;
        JavaType element = parameter.isVarArgs() ? type.getContentType() : type;
        return new ExposedParameter(
                keyword == null || keyword.value().isEmpty() ? own : keyword.value(),
                BoundResult.simple(element),
                element.getRawClass(),
                parameter.isVarArgs(),
                type.getRawClass() == Optional.class
                        || BoundResult.isNullable(parameter, parameter.getAnnotatedType()));
    }

    /** Whether it takes the arguments as they are. */
    boolean whole() {
        return raw == Arguments.class;
    }

    /** Whether a keyword is its name, or its name in snake case. */
    boolean isNamed(String keyword) {
        return name != null && (name.equals(keyword) || SnakeCase.of(name).equals(keyword));
    }

    /** What stands for an argument that is left out. */
    @Nullable
    Object absent() {
        return raw == Optional.class ? Optional.empty() : null;
    }

    @Override
    public String toString() {
        return raw.getSimpleName() + (rest ? "..." : "") + (name == null ? "" : " " + name);
    }
}
