package dev.polyflux.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrapTest {

    @ParameterizedTest
    @MethodSource("everyTrap")
    void isNamedInLowerCase(Trap trap) {
        assertThat(trap.verb()).matches("[a-z]+( [a-z]+)*");
    }

    @Test
    void isToldApartByItsName() {
        assertThat(everyTrap().map(Trap::verb)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("everyTrap")
    void isAValue(Trap trap) {
        assertThat(everyTrap()).containsOnlyOnce(trap);
    }

    static Stream<Trap> everyTrap() {
        return Arrays.stream(Trap.class.getPermittedSubclasses()).map(TrapTest::example);
    }

    private static Trap example(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(types).map(TrapTest::value).toArray();
        try {
            return (Trap) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " is no plain record", e);
        }
    }

    private static Object value(Class<?> type) {
        if (type == boolean.class) {
            return true;
        }
        if (type == Arguments.class) {
            return Arguments.none();
        }
        if (type == Operator.class) {
            return Operator.ADD;
        }
        return type == List.class ? List.of() : "key";
    }
}
