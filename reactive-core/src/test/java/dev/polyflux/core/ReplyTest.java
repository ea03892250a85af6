package dev.polyflux.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReplyTest {

    @Test
    void givesItsValue() {
        assertThat(new Reply.Ok("value").orThrow()).isEqualTo("value");
    }

    @Test
    void givesNullWhereTheValueIsNone() {
        assertThat(Reply.NOTHING.orThrow()).isNull();
    }

    @Test
    void throwsItsErrorItself() {
        PolyfluxException error = new ClosedException("worker 'stats' is closed");

        assertThatThrownBy(new Reply.Err(error)::orThrow).isSameAs(error);
    }

    @Test
    void returnsAnErrorThatIsAValue() {
        PolyfluxException returned = new ConversionException("not thrown");

        assertThat(new Reply.Ok(returned).orThrow()).isSameAs(returned);
    }
}
