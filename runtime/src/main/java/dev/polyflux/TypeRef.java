package dev.polyflux;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * A type with its type arguments, which a {@link Class} cannot say: {@code new TypeRef<List<Stats>>() {}}.
 *
 * <p>Immutable; one may be kept and used for any number of calls.
 *
 * @param <T> the type
 */
public abstract class TypeRef<T> {

    private final Type type;

    /**
     * The type that the subclass names, which is meant to be an anonymous one without a body.
     *
     * @throws IllegalArgumentException when it names none
     */
    @SuppressWarnings("this-escape") // getClass is final
    protected TypeRef() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType named)
                || named.getRawType() != TypeRef.class) {
            throw new IllegalArgumentException("a TypeRef names its type: new TypeRef<List<String>>() {}");
        }
        this.type = named.getActualTypeArguments()[0];
    }

    private TypeRef(Type type) {
        this.type = type;
    }

    static TypeRef<Object> of(Type type) {
        return new TypeRef<>(type) {};
    }

    Type type() {
        return type;
    }

    /** The type, as Java spells it. */
    @Override
    public String toString() {
        return type.getTypeName();
    }
}
