package dev.polyflux.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.GuestError.Frame;
import dev.polyflux.core.Reason;
import dev.polyflux.lifecycle.LiveProxy.Calls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CensusTest {

    private static final LiveProxy CALLBACK =
            live(7, "function", "w", "main", "javascript", Duration.ofSeconds(75), Calls.NONE);
    private static final LiveProxy CALLED =
            live(12, "function", "main", "w", "python", Duration.ofMillis(2340), Calls.SOME);
    private static final LiveProxy DATA = new LiveProxy(
            new HeldProxy(3, "dict", "w", "main", "javascript", false, List.of(new Frame("keep", "app.js", 4))),
            Duration.ofMillis(15),
            Calls.NONE);
    private static final Census CENSUS = new Census(
            List.of(
                    new Holding(
                            "main",
                            "javascript",
                            List.of(DATA, CALLBACK),
                            Map.of(Reason.COLLECTED, 4L, Reason.ONCE, 0L)),
                    new Holding("w", "python", List.of(CALLED), Map.of(Reason.COLLECTED, 8L, Reason.CALL_ENDED, 1L))),
            List.of("busy"));

    private static LiveProxy live(
            long id, String type, String owner, String holder, String language, Duration age, Calls calls) {
        return new LiveProxy(new HeldProxy(id, type, owner, holder, language, true, List.of()), age, calls);
    }

    @Test
    void whatLivesIsListedTheOldestFirst() {
        assertThat(CENSUS.live()).containsExactly(CALLBACK, CALLED, DATA);
        assertThat(CENSUS.oldest()).contains(CALLBACK);
        assertThat(new Census(List.of(), List.of()).oldest()).isEmpty();
    }

    @Test
    void onlyCallbacksCanNeverHaveBeenCalled() {
        assertThat(CENSUS.neverCalled()).containsExactly(CALLBACK);
    }

    @Test
    void endsAreCountedByReason() {
        assertThat(CENSUS.ended()).isEqualTo(Map.of(Reason.COLLECTED, 12L, Reason.CALL_ENDED, 1L));
        assertThat(CENSUS.holdings().getFirst().ended()).isEqualTo(Map.of(Reason.COLLECTED, 4L));
    }

    @Test
    void theReportHasASummaryALineForEachRealmAndATable() {
        assertThat(CENSUS)
                .hasToString(
                        """
                        proxies: 3 live, 1 never called, the oldest 1 min 15 s; ended: 12 collected, 1 call ended
                          main (javascript): 2 live, 1 never called, the oldest 1 min 15 s; ended: 4 collected
                          w (python): 1 live, the oldest 2.3 s; ended: 8 collected, 1 call ended
                          busy: did not answer, it is busy or waits
                        id  type      of    held by            age         called  made at
                        7   function  w     main (javascript)  1 min 15 s  never
                        12  function  main  w (python)         2.3 s       yes
                        3   dict      w     main (javascript)  15 ms       -       app.js:4 in keep"""
                                .stripIndent());
    }

    @Test
    void aReportOfNothingIsOneLine() {
        assertThat(new Census(List.of(), List.of())).hasToString("proxies: 0 live");
    }

    @Test
    void whatIsHandedOverBetweenNodesIsInItsReport() {
        Census census = new Census(List.of(), List.of(), Map.of("b", new Leases(3, 5)));
        assertThat(census).hasToString("proxies: 0 live\n  node b: holds 3, 5 held of it");
    }
}
