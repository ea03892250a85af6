package dev.polyflux.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.polyflux.Access;
import dev.polyflux.Line;
import dev.polyflux.Polyflux;
import dev.polyflux.WorkerSpec;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.AllDone;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.LifecycleEvent.RealmEvent;
import dev.polyflux.lifecycle.LifecycleEvent.Terminated;
import dev.polyflux.lifecycle.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class WeatherTest {

    private static final Path FOLDER = Path.of("weather");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int YEARS = 4;

    @Test
    void scriptsPrintTheFiguresOfTheData() {
        List<Line> lines = new CopyOnWriteArrayList<>();
        try (Polyflux polyflux = Polyflux.builder()
                .access(Access.USER)
                .main(FOLDER.resolve("main.js"))
                .output(lines::add)
                .build()) {
            polyflux.start(WorkerSpec.of(FOLDER.resolve("stats.py")));
            polyflux.start(WorkerSpec.of(FOLDER.resolve("report.mjs")));
            polyflux.allStarted();
            AllDone all = polyflux.events().ofType(AllDone.class).blockFirst(LIMIT);
            assertThat(Objects.requireNonNull(all).outcomes())
                    .containsOnlyKeys("main", "stats", "report")
                    .allSatisfy((realm, outcome) -> assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DONE));
        }

        Days july = Days.of(YearMonth.of(2015, Month.JULY));
        assertThat(lines)
                .filteredOn(line -> !line.error())
                .allMatch(line -> line.worker().equals("report"))
                .extracting(Line::text)
                .containsSequence(rows(WeatherTest::tableRow))
                .containsSequence(rows(WeatherTest::chartRow))
                .endsWith(
                        Days.where(day -> day.weather().equals("snow")).all().size() + " days of snow.",
                        "July 2015 reached %s degrees and had %s mm of rain."
                                .formatted(decimal(july.high()), decimal(july.rain())));
        assertThat(lines)
                .filteredOn(Line::error)
                .extracting(Line::text)
                .containsExactly("read 500 of 1461 days", "read 1000 of 1461 days", "read 1461 of 1461 days");
    }

    @Test
    void serviceGivesPythonsFiguresAsRecords() {
        try (WeatherService weather = new WeatherService(FOLDER)) {
            Days july = Days.of(YearMonth.of(2015, Month.JULY));
            WeatherService.Figures figures =
                    Objects.requireNonNull(weather.figures("July", 2015).block(LIMIT));
            assertThat(figures.days()).isEqualTo(july.all().size());
            assertThat(figures.years()).isEqualTo(1);
            assertThat(figures.low()).isEqualTo(july.low());
            assertThat(figures.mean()).isEqualTo(july.mean(), within(1e-9));
            assertThat(figures.high()).isEqualTo(july.high());
            assertThat(figures.rain()).isEqualTo(july.rain(), within(1e-9));
            assertThat(figures.wet()).isEqualTo(july.wet(), within(1e-9));
        }
    }

    @Test
    void serviceStreamsAsManyMonthsAsAreAskedForAndTellsWhatHappens() {
        WeatherService weather = new WeatherService(FOLDER);
        StepVerifier events = StepVerifier.create(weather.events()
                        .ofType(RealmEvent.class)
                        .filter(event -> event.worker().equals("stats"))
                        .filter(event -> event instanceof Done || event instanceof Terminated)
                        .map(LifecycleEvent::type))
                .expectNext("Done", "Terminated")
                .expectComplete()
                .verifyLater();
        try (weather) {
            StepVerifier.create(weather.monthly().map(WeatherService.Month::month), 2)
                    .expectNext("January", "February")
                    .thenRequest(1)
                    .expectNext("March")
                    .thenCancel()
                    .verify(LIMIT);
            assertThat(weather.monthly().count().block(LIMIT)).isEqualTo(12);
        }
        events.verify(LIMIT);
    }

    private static List<String> rows(Function<Month, String> row) {
        return Arrays.stream(Month.values()).map(row).toList();
    }

    private static String tableRow(Month month) {
        Days days = Days.of(month);
        return "%-10s%10s%10s%10s%10s%10s"
                .formatted(
                        name(month),
                        decimal(days.low()),
                        decimal(days.mean()),
                        decimal(days.high()),
                        decimal(days.rain() / YEARS),
                        Math.round(100 * days.wet()) + " %");
    }

    private static String chartRow(Month month) {
        double mean = Days.of(month).mean();
        return "%-10s %s %s".formatted(name(month), "#".repeat((int) Math.round(2 * mean)), decimal(mean));
    }

    private static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** As JavaScript's toFixed(1). */
    private static String decimal(double number) {
        return new BigDecimal(number).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private record Day(LocalDate date, double rain, double high, double low, String weather) {

        static Day of(String line) {
            String[] cells = line.split(",", -1);
            return new Day(
                    LocalDate.parse(cells[0]),
                    Double.parseDouble(cells[1]),
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    cells[5]);
        }
    }

    /** The figures of some days, computed here from the same file. */
    private record Days(List<Day> all) {

        static Days where(Predicate<Day> wanted) {
            try (var lines = Files.lines(FOLDER.resolve("data/seattle-weather.csv"))) {
                return new Days(lines.skip(1).map(Day::of).filter(wanted).toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static Days of(Month month) {
            return where(day -> day.date().getMonth() == month);
        }

        static Days of(YearMonth month) {
            return where(day -> YearMonth.from(day.date()).equals(month));
        }

        double low() {
            return all.stream().mapToDouble(Day::low).min().orElseThrow();
        }

        double mean() {
            return all.stream()
                    .mapToDouble(day -> (day.low() + day.high()) / 2)
                    .average()
                    .orElseThrow();
        }

        double high() {
            return all.stream().mapToDouble(Day::high).max().orElseThrow();
        }

        double rain() {
            return all.stream().mapToDouble(Day::rain).sum();
        }

        double wet() {
            return (double) all.stream().filter(day -> day.rain() > 0).count() / all.size();
        }
    }
}
