package dev.polyflux.samples.ui;

import dev.polyflux.Exposed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;

/** Seattle's weather, one day after the other. */
@Exposed
public final class Weather {

    /** One day. */
    public record Day(int year, int month, int day, double low, double high, double rain, String kind) {}

    private final List<Day> days = read();

    /** All days of a year, month by month: nobody waits for more than one to see something. */
    public Flux<List<Day>> months(int year) {
        return Flux.range(1, 12).map(month -> days.stream()
                .filter(day -> day.year() == year && day.month() == month)
                .toList());
    }

    private static List<Day> read() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Weather.class.getResourceAsStream("seattle-weather.csv")),
                StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Weather::day).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Day day(String line) {
        String[] columns = line.split(",");
        String[] date = columns[0].split("-");
        return new Day(
                Integer.parseInt(date[0]),
                Integer.parseInt(date[1]),
                Integer.parseInt(date[2]),
                Double.parseDouble(columns[3]),
                Double.parseDouble(columns[2]),
                Double.parseDouble(columns[1]),
                columns[5]);
    }
}
