package dev.polyflux.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void keepPositionalAndKeywordApart() {
        Arguments arguments = Arguments.of(1, "two").with("three", 3);

        assertThat(arguments.positional()).containsExactly(1, "two");
        assertThat(arguments.keyword()).containsExactly(Map.entry("three", 3));
    }

    @Test
    void carryNullAsAValue() {
        Arguments arguments = Arguments.of(1, null).with("none", null);

        assertThat(arguments.positional()).containsExactly(1, null);
        assertThat(arguments.keyword()).containsEntry("none", null);
    }

    @Test
    void carryOneNullAsOneArgument() {
        assertThat(Arguments.of((Object) null).positional()).hasSize(1).containsOnlyNulls();
    }

    @Test
    void keepTheirValuesWhateverBecomesOfTheArrayTheyWereMadeFrom() {
        @Nullable Object[] values = {1, 2};
        Arguments arguments = Arguments.of(values);
        values[0] = "changed";

        assertThat(arguments.positional()).containsExactly(1, 2);
    }

    @Test
    void cannotBeChanged() {
        Arguments arguments = Arguments.of(1).with("key", 2);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> arguments.positional().set(0, "changed"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> arguments.keyword().put("key", "changed"));
    }

    @Test
    void growIntoNewOnesAndStayAsTheyAre() {
        Arguments one = Arguments.of(1);
        Arguments more = one.and(2).with("key", 3);

        assertThat(more).isEqualTo(Arguments.of(1, 2).with("key", 3));
        assertThat(one).isEqualTo(Arguments.of(1));
    }

    @Test
    void keepKeywordsInOrder() {
        Arguments arguments = Arguments.none().with("z", 1).with("a", 2).with("m", 3);

        assertThat(arguments.keyword().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void keepTheLaterValueOfAKeywordGivenTwice() {
        Arguments arguments = Arguments.none().with("a", 1).with("b", 2).with("a", 3);

        assertThat(arguments.keyword()).containsExactly(Map.entry("a", 3), Map.entry("b", 2));
    }

    @Test
    void areNoneWhenThereAreNone() {
        assertThat(Arguments.of()).isSameAs(Arguments.none());
        assertThat(Arguments.none().positional()).isEmpty();
        assertThat(Arguments.none().keyword()).isEmpty();
    }
}
