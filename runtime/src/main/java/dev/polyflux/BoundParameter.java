package dev.polyflux;

import dev.polyflux.core.Arguments;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of one parameter of a bound method. */
sealed interface BoundParameter {

    /** A positional argument. */
    record Positional() implements BoundParameter {}

    /** Any number of positional arguments. */
    record Variable() implements BoundParameter {}

    /** Arguments as they are, behind those before them. */
    record Whole() implements BoundParameter {}

    /** A keyword; {@code own} where it is the parameter's own name and no annotation's. */
    record Named(String name, boolean own) implements BoundParameter {}

    /**
     * What becomes of a parameter.
     *
     * @throws IllegalArgumentException when it is to be handed over by a name that its class file does not tell
     */
    static BoundParameter of(Method method, Parameter parameter, boolean keywords) {
        if (parameter.getType() == Arguments.class) {
            return new Whole();
        }
        if (parameter.isVarArgs()) {
            return new Variable();
        }
        Keyword keyword = parameter.getAnnotation(Keyword.class);
        if (keyword != null && !keyword.value().isEmpty()) {
            return new Named(keyword.value(), false);
        }
        if (keyword == null && !keywords) {
            return new Positional();
        }
        if (!parameter.isNamePresent()) {
            throw new IllegalArgumentException(BoundMethod.shown(method)
                    + " hands its parameters over by names that the class file does not tell: compile it with"
                    + " -parameters, or name each by @Keyword(\"...\")");
        }
        return new Named(parameter.getName(), true);
    }

    /** Puts the argument where it belongs; {@code snake} spells parameters' own names in snake case. */
    default void put(
            @Nullable Object argument,
            List<@Nullable Object> positional,
            Map<String, @Nullable Object> keyword,
            boolean snake) {
        switch (this) {
            case Positional p -> positional.add(argument);
            case Named(var name, var own) -> keyword.put(own && snake ? SnakeCase.of(name) : name, argument);
            case Variable v
            when argument != null -> {
                for (int i = 0; i < Array.getLength(argument); i++) {
                    positional.add(Array.get(argument, i));
                }
            }
            case Whole w
            when argument instanceof Arguments arguments -> {
                positional.addAll(arguments.positional());
                keyword.putAll(arguments.keyword());
            }
            case Variable none -> {}
            case Whole none -> {}
        }
    }
}
