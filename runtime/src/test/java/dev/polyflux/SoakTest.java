package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Under a storm of everything at once, references, threads and heap level off. */
@Tag("gc")
final class SoakTest {

    private static final int AT_ONCE = 50;
    private static final int WIDTH = 40;

    private record Sample(long seconds, long heap, long references, long threads) {}

    private static void storm(Duration duration, int times, long heapSlack) {
        List<Sample> samples = new ArrayList<>();
        long begun = System.nanoTime();
        try (Storm storm = new Storm(1)) {
            for (int i = 1; i <= times; i++) {
                do {
                    storm.blow(AT_ONCE);
                } while (System.nanoTime() - begun < duration.toNanos() * i / times);
                samples.add(new Sample(
                        Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                        Memory.used(),
                        storm.references(),
                        Memory.threads()));
            }
            System.out.println(chart(samples) + storm.done());
            assertThat(storm.surprises()).isEmpty();
        }
        assertLevel(samples, Sample::references, 200);
        assertLevel(samples, Sample::threads, 2);
        assertLevel(samples, Sample::heap, heapSlack);
    }

    /** The last third is on average not higher than the middle third, but for the slack. */
    private static void assertLevel(List<Sample> samples, ToLongFunction<Sample> value, long slack) {
        int third = samples.size() / 3;
        double middle = average(samples.subList(third, 2 * third), value);
        double last = average(samples.subList(2 * third, samples.size()), value);
        assertThat(last).isLessThan(middle + slack);
    }

    private static double average(List<Sample> samples, ToLongFunction<Sample> value) {
        return samples.stream().mapToLong(value).average().orElseThrow();
    }

    private static String chart(List<Sample> samples) {
        long most = samples.stream().mapToLong(Sample::heap).max().orElseThrow();
        StringBuilder chart = new StringBuilder("seconds  references  threads  heap after collection\n");
        for (Sample sample : samples) {
            String bar = "#".repeat((int) (WIDTH * sample.heap() / most));
            chart.append("%7d  %10d  %7d  %-40s %d MiB%n"
                    .formatted(sample.seconds(), sample.references(), sample.threads(), bar, sample.heap() >> 20));
        }
        return chart.toString();
    }

    @Test
    void aShortStorm() {
        storm(Duration.ofSeconds(3), 9, 32 << 20);
    }

    @Test
    @Tag("soak")
    @Timeout(3600)
    void aLongStorm() {
        storm(Duration.parse(System.getProperty("polyflux.soak", "PT3M")), 60, 16 << 20);
    }
}
