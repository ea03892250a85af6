package dev.polyflux.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.polyflux.Access;
import dev.polyflux.Line;
import dev.polyflux.Polyflux;
import dev.polyflux.WorkerSpec;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WeatherTest {

    private static final Path FOLDER = Path.of("weather");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private record Day(String date, double rain, double high, double low) {

        double mean() {
            return (low + high) / 2;
        }
    }

    @Test
    void reportPrintsTheFiguresOfTheData() throws IOException {
        List<Line> lines = new CopyOnWriteArrayList<>();
        try (Polyflux polyflux = Polyflux.builder()
                .access(Access.USER)
                .main(FOLDER.resolve("main.js"))
                .output(lines::add)
                .build()) {
            polyflux.start(WorkerSpec.of(FOLDER.resolve("stats.py")));
            var report = polyflux.start(WorkerSpec.of(FOLDER.resolve("report.mjs")));
            assertThat(report.ended().block(LIMIT)).isInstanceOf(Done.class);
        }

        double july = days("-07-").stream().mapToDouble(Day::mean).average().orElseThrow();
        List<String> printed =
                lines.stream().filter(line -> !line.error()).map(Line::text).toList();
        assertThat(printed)
                .anyMatch(line -> line.startsWith("July") && line.endsWith(String.format(Locale.ROOT, "# %.1f", july)))
                .last()
                .asString()
                .startsWith("26 days of snow; July 2015 reached 35 degrees");
    }

    @Test
    void serviceGivesPythonsFiguresAsRecords() throws IOException {
        try (WeatherService weather = new WeatherService(FOLDER)) {
            WeatherService.Figures july =
                    Objects.requireNonNull(weather.figures("July", 2015).block(LIMIT));
            List<Day> days = days("2015-07-");
            assertThat(july.days()).isEqualTo(days.size());
            assertThat(july.rain())
                    .isEqualTo(days.stream().mapToDouble(Day::rain).sum(), within(1e-9));

            assertThat(weather.monthly().take(2).collectList().block(LIMIT))
                    .extracting(WeatherService.Month::month)
                    .containsExactly("January", "February");
        }
    }

    private static List<Day> days(String part) throws IOException {
        return Files.readAllLines(FOLDER.resolve("data/seattle-weather.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Day(
                        cells[0],
                        Double.parseDouble(cells[1]),
                        Double.parseDouble(cells[2]),
                        Double.parseDouble(cells[3])))
                .filter(day -> day.date().contains(part))
                .toList();
    }
}
