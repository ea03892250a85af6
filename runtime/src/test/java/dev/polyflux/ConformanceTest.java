package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** What one language does to the other's objects, and to its own elsewhere: every case in every cell it holds in. */
final class ConformanceTest {

    private static final Path WRITTEN = Path.of("target", "conformance.md");
    private static final Path COMMITTED = Path.of("..", "docs", "conformance.md");

    private final List<ConformanceCase> cases = ConformanceCase.all();

    @TestFactory
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    Stream<DynamicContainer> cells() throws IOException {
        return tests(ConformancePage.INTRODUCTION, ConformanceCell.ALL, cases);
    }

    /** Runs every case in every cell, and writes the page of it. */
    static Stream<DynamicContainer> tests(String introduction, List<ConformanceCell> cells, List<ConformanceCase> cases)
            throws IOException {
        Map<ConformanceCell, Map<ConformanceCase, ConformanceOutcome>> outcomes;
        try (ConformanceRealms realms = new ConformanceRealms(cells)) {
            outcomes = realms.run(cases);
        }
        Files.writeString(WRITTEN, new ConformancePage(introduction, cells, cases, outcomes).toString());
        return outcomes.entrySet().stream()
                .map(row -> DynamicContainer.dynamicContainer(
                        row.getKey().toString(), tests(row.getKey(), row.getValue())));
    }

    private static Stream<DynamicTest> tests(ConformanceCell cell, Map<ConformanceCase, ConformanceOutcome> outcomes) {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getValue().kind() != ConformanceOutcome.Kind.NOT_APPLICABLE)
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey().toString(),
                        () -> tell(cell + ", " + entry.getKey().title() + ": ", entry.getValue())));
    }

    private static void tell(String where, ConformanceOutcome outcome) {
        switch (outcome.kind()) {
            case FAILED -> fail(where + outcome.text());
            case OPEN -> abort(where + outcome.text());
            case PASSED, NOT_APPLICABLE -> {}
        }
    }

    @Test
    void everyCaseHasATitleOfItsOwn() {
        assertThat(cases).extracting(ConformanceCase::title).doesNotHaveDuplicates();
    }

    @Test
    void theCommittedPageCountsTheCasesThereAre() throws IOException {
        assertThat(COMMITTED)
                .as("copy runtime/target/conformance.md to docs/conformance.md")
                .content()
                .contains(ConformancePage.counts(ConformanceCell.ALL, cases));
    }
}
