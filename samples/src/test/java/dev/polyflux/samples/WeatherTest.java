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
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class WeatherTest {

    private static final Path FOLDER = Path.of("weather");
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final List<Month> MONTHS = List.of(Month.values());
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
            AllDone ending = polyflux.events().ofType(AllDone.class).blockFirst(LIMIT);
            assertThat(Objects.requireNonNull(ending).outcomes())
                    .containsOnlyKeys("main", "stats", "report")
                    .allSatisfy((realm, outcome) -> assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DONE));
        }

        Days all = Days.where(day -> true);
        Days snow = Days.where(day -> day.weather().equals("snow"));
        Days july = Days.of(YearMonth.of(2015, Month.JULY));
        List<String> printed = lines.stream()
                .filter(line -> line.worker().equals("report"))
                .map(Line::text)
                .toList();
        assertThat(printed).startsWith("Seattle: " + all.count() + " days in " + YEARS + " years");
        assertThat(printed.subList(3, 15)).zipSatisfy(MONTHS, WeatherTest::isTableRowOf);
        assertThat(printed.subList(17, 29)).zipSatisfy(MONTHS, WeatherTest::isChartRowOf);
        assertThat(printed.subList(30, printed.size()))
                .containsExactly(
                        snow.count() + " days of snow.",
                        String.format(
                                Locale.ROOT,
                                "July 2015 reached %.1f degrees and had %.1f mm of rain.",
                                july.high(),
                                july.rain()));
        assertThat(lines)
                .filteredOn(line -> !line.worker().equals("report"))
                .allMatch(line -> line.worker().equals("main") && line.error())
                .extracting(Line::text)
                .containsExactly("read 500 of 1461 days", "read 1000 of 1461 days", "read 1461 of 1461 days");
    }

    @Test
    void serviceGivesPythonsFiguresAsRecords() {
        try (WeatherService weather = new WeatherService(FOLDER)) {
            Days july = Days.of(YearMonth.of(2015, Month.JULY));
            WeatherService.Figures figures =
                    Objects.requireNonNull(weather.figures("July", 2015).block(LIMIT));
            assertThat(figures.days()).isEqualTo(july.count());
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

    private static void isTableRowOf(String row, Month month) {
        String[] cells = row.split(" +");
        Days days = Days.of(month);
        assertThat(cells).hasSize(7).startsWith(name(month)).endsWith("%");
        assertThat(Arrays.stream(cells, 1, 5).mapToDouble(Double::parseDouble).toArray())
                .containsExactly(
                        new double[] {days.low(), days.mean(), days.high(), days.rain() / YEARS}, within(0.051));
        assertThat(Double.parseDouble(cells[5])).isCloseTo(100 * days.wet(), within(0.51));
    }

    private static void isChartRowOf(String row, Month month) {
        String[] cells = row.split(" +");
        double mean = Days.of(month).mean();
        assertThat(cells).hasSize(3).startsWith(name(month));
        assertThat(cells[1]).matches("#+");
        assertThat((double) cells[1].length()).isCloseTo(2 * mean, within(0.51));
        assertThat(Double.parseDouble(cells[2])).isCloseTo(mean, within(0.051));
    }

    private static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
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

        int count() {
            return all.size();
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
