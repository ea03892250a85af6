package dev.polyflux.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The operators a target can be asked to apply itself: Python's special methods, whose names they bear, beyond those that
 * have traps of their own. JavaScript answers those that its values have a meaning for.
 */
public enum Operator {
    // Arithmetic, its reflected and its in-place forms.
    ADD,
    SUB,
    MUL,
    MATMUL,
    TRUEDIV,
    FLOORDIV,
    MOD,
    DIVMOD,
    POW,
    LSHIFT,
    RSHIFT,
    AND,
    XOR,
    OR,
    RADD,
    RSUB,
    RMUL,
    RMATMUL,
    RTRUEDIV,
    RFLOORDIV,
    RMOD,
    RDIVMOD,
    RPOW,
    RLSHIFT,
    RRSHIFT,
    RAND,
    RXOR,
    ROR,
    IADD,
    ISUB,
    IMUL,
    IMATMUL,
    ITRUEDIV,
    IFLOORDIV,
    IMOD,
    IPOW,
    ILSHIFT,
    IRSHIFT,
    IAND,
    IXOR,
    IOR,
    NEG,
    POS,
    ABS,
    INVERT,
    // Conversion.
    BOOL,
    INT,
    FLOAT,
    COMPLEX,
    INDEX,
    ROUND,
    TRUNC,
    FLOOR,
    CEIL,
    BYTES,
    FORMAT,
    FSPATH,
    // Comparison.
    LT,
    LE,
    EQ,
    NE,
    GT,
    GE,
    HASH,
    // Containers.
    GETITEM,
    SETITEM,
    DELITEM,
    CONTAINS,
    LEN,
    LENGTH_HINT,
    ITER,
    REVERSED,
    CLASS_GETITEM,
    // Iteration and context.
    NEXT,
    AITER,
    ANEXT,
    ENTER,
    EXIT,
    AENTER,
    AEXIT,
    // Classes and descriptors.
    INSTANCECHECK,
    SUBCLASSCHECK,
    GET,
    SET,
    DELETE,
    DIR,
    // Copies.
    COPY,
    DEEPCOPY;

    private static final Map<String, Operator> BY_SPELLING =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operator::spelling, Function.identity()));

    private final String spelling = name().toLowerCase(Locale.ROOT);

    /** Its name in guest code and documents, in lower case. */
    public String spelling() {
        return spelling;
    }

    /** The operator of this spelling; null where there is none. */
    public static @Nullable Operator of(String spelling) {
        return BY_SPELLING.get(spelling);
    }
}
