package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SnakeCaseTest {

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "monthlyStats, monthly_stats",
        "toJSON, to_json",
        "getURLOf, get_url_of",
        "top10Of, top10_of",
        "already_so, already_so"
    })
    void aNameIsSpeltAsPythonDoes(String name, String snake) {
        assertThat(SnakeCase.of(name)).isEqualTo(snake);
    }
}
