package dev.polyflux.samples.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.browser.PageRules;
import dev.polyflux.browser.PageSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as somebody uses it, in a browser. */
@EnabledIf(
        value = "dev.polyflux.samples.ui.Chromium#isInstalled",
        disabledReason = "Chromium is not installed, so no page is tried: apt-get install chromium")
final class PageTest {

    private static final int RIGHT = 39;
    private static final int ENTER = 13;
    private static final int HOME = 36;
    private static final int HANDFUL = 5;

    private static Path installed;
    private static Chromium chromium;
    private static PageServer server;

    @BeforeAll
    static void start() {
        installed = Chromium.executable().orElseThrow();
        chromium = Chromium.start(installed);
        server = new PageServer(free());
    }

    @AfterAll
    static void stop() throws IOException {
        chromium.close();
        server.close();
    }

    private static int free() {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    private static Tab open(int port) {
        return open(chromium, port);
    }

    private static Tab open(Chromium browser, int port) {
        Tab tab = browser.open("http://localhost:" + port).shows("#summary", "365 of 365");
        assertThat(Chromium.polling()
                        .anyMatch(tick -> tab.value("document.querySelector('#summary').ariaBusy === 'false'")
                                .asBoolean()))
                .isTrue();
        return tab;
    }

    private static String chart(Tab tab) {
        return tab.value("document.querySelector('#matching path').getAttribute('d')")
                .asText();
    }

    @Test
    void theSliderFiltersTheChartInAHandfulOfRoundTrips() {
        int port = free();
        try (PageServer own = new PageServer(port)) {
            Tab tab = open(port);
            String before = chart(tab);
            long trips = trips(own);
            tab.focus("#warmest");
            tab.press("ArrowRight", RIGHT);
            tab.shows("#least", "1 °C");
            assertThat(trips(own) - trips).isLessThanOrEqualTo(HANDFUL);
            assertThat(chart(tab)).isEqualTo(before); // no day of 2015 was that cold
            for (int i = 1; i < 20; i++) {
                tab.press("ArrowRight", RIGHT);
            }
            tab.shows("#summary", "reach 20 °C").shows("#least", "20 °C");
            assertThat(chart(tab)).isNotEqualTo(before);
            tab.close();
        }
    }

    private static long trips(PageServer own) {
        return own.sessions().stream().mapToLong(each -> each.roundTrips()).sum();
    }

    @Test
    void notesAreTypedAndTakenAwayWithoutLeavingThePage() {
        Tab tab = open(server.port());
        tab.focus("#note");
        tab.type("warm <b>days</b>");
        tab.press("Enter", ENTER);
        tab.shows("#notes", "warm <b>days</b>");
        assertThat(tab.value("location.search").asText()).isEmpty();
        assertThat(tab.value("document.querySelector('#note').value").asText()).isEmpty();
        tab.click("#notes button");
        assertThat(Chromium.polling().anyMatch(tick -> tab.read("#notes").isEmpty()))
                .isTrue();
        tab.close();
    }

    @Test
    void twoBrowsersDoNotSeeEachOther() throws IOException {
        try (Chromium second = Chromium.start(installed)) {
            Tab one = open(server.port());
            Tab other = open(second, server.port());
            String untouched = chart(other);
            one.focus("#warmest");
            for (int i = 0; i < 15; i++) {
                one.press("ArrowRight", RIGHT);
            }
            one.shows("#least", "15 °C");
            assertThat(chart(other)).isEqualTo(untouched);
            other.shows("#least", "0 °C");
            one.close();
            other.close();
        }
    }

    @Test
    void anotherYearIsDrawnInAHandfulOfRoundTrips() {
        int port = free();
        try (PageServer own = new PageServer(port)) {
            Tab tab = open(port);
            long trips = trips(own);
            tab.focus("#year");
            tab.press("Home", HOME);
            tab.shows("#summary", "365 of 366");
            assertThat(trips(own) - trips).isLessThanOrEqualTo(HANDFUL);
            tab.close();
        }
    }

    @Test
    void notesAreKeptAndTakenAwayInAHandfulOfRoundTripsEach() {
        int port = free();
        try (PageServer own = new PageServer(port)) {
            Tab tab = open(port);
            tab.focus("#note");
            tab.type("first");
            long trips = trips(own);
            tab.press("Enter", ENTER);
            tab.shows("#notes", "first");
            assertThat(Chromium.polling().anyMatch(tick -> tab.value("document.querySelector('#empty').hidden")
                            .asBoolean()))
                    .isTrue();
            assertThat(trips(own) - trips).isLessThanOrEqualTo(HANDFUL);
            trips = trips(own);
            tab.focus("#notes button");
            tab.press("Enter", ENTER);
            assertThat(Chromium.polling().anyMatch(tick -> tab.value("document.activeElement.id")
                            .asText()
                            .equals("note")))
                    .isTrue();
            assertThat(trips(own) - trips).isLessThanOrEqualTo(HANDFUL);
            tab.close();
        }
    }

    /** What a reader of screens finds: each control has a name, and what changes is told. */
    @Test
    void whoeverDoesNotSeeThePageIsToldWhatIsThere() {
        Tab tab = open(server.port());
        assertThat(tab.value(
                                "[...document.querySelectorAll('input, select, button')].filter((control) => !(control.labels?.length"
                                        + " || control.ariaLabel || control.textContent.trim())).map((control) => control.outerHTML).join()")
                        .asText())
                .as("controls without a name")
                .isEmpty();
        assertThat(tab.value("[...document.querySelectorAll('[role=status]')].map((told) => told.id).join()")
                        .asText())
                .isEqualTo("state,summary");
        assertThat(tab.value("document.querySelector('#chart').getAttribute('aria-labelledby')")
                        .asText())
                .isEqualTo("chart-title summary");
        assertThat(tab.value("document.documentElement.lang").asText()).isEqualTo("en");
        tab.close();
    }

    /** Of text against what is behind it, as WCAG 2 counts it; 4.5 is its level AA. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textStandsOutFromItsGround(boolean dark) {
        Tab tab = open(server.port());
        tab.looksLike(1280, 800, dark);
        double least = tab.value(
                        """
                        (() => {
                          const light = (color) => {
                            const [r, g, b] = color.match(/[\\d.]+/g).map((part) => part / 255)
                              .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
                            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                          };
                          const ground = (element) => {
                            const color = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)';
                            return /rgba\\(.*, 0\\)/.test(color) ? ground(element.parentElement) : color;
                          };
                          const texts = [...document.querySelectorAll('h1, h2, p, label, button, th, select, input, output')];
                          return Math.min(...texts.filter((text) => text.checkVisibility()).map((text) => {
                            const both = [light(getComputedStyle(text).color), light(ground(text))].sort((a, b) => b - a);
                            return (both[0] + 0.05) / (both[1] + 0.05);
                          }));
                        })()""")
                .asDouble();
        assertThat(least).isGreaterThan(4.5);
        tab.close();
    }

    @Test
    void aPageGoesOnWithAServerThatWasStartedAgain() {
        int port = free();
        PageServer first = new PageServer(port);
        Tab tab = open(port);
        tab.focus("#note");
        tab.type("gone with the server");
        first.close();
        try (PageServer again = new PageServer(port)) {
            assertThat(Chromium.polling()
                            .anyMatch(tick -> !again.sessions().isEmpty()
                                    && tab.value("document.querySelector('#note').value")
                                            .asText()
                                            .isEmpty()
                                    && tab.read("#summary").contains("365 of 365")))
                    .isTrue(); // it was loaded again: what was typed before is gone
            tab.focus("#warmest");
            tab.press("ArrowRight", RIGHT);
            tab.shows("#least", "1 °C");
            assertThat(again.sessions()).hasSize(1);
            tab.close();
        }
    }

    @Test
    void aPageWhoseScriptFailsIsToldSoAndDoesNotComeBack() {
        int port = free();
        try (PageServer own =
                new PageServer(port, PageRules.of("http://localhost:" + port), "raise ValueError('so')")) {
            Tab tab = chromium.open("http://localhost:" + port).shows("#state", "Disconnected: 'ui-1' has ");
            assertThat(own.sessions()).isEmpty();
            tab.close();
        }
    }

    @Test
    void aPageComesBackOverANetworkThatWasCutAndGoesOnWhereItWas() throws Exception {
        int port = free();
        try (SlowNetwork network = new SlowNetwork(port, Duration.ZERO);
                PageServer behind = new PageServer(port, PageRules.of("http://localhost:" + network.port()))) {
            Tab tab = open(network.port());
            tab.focus("#note");
            tab.type("still here");
            String worker = behind.sessions().getFirst().worker();
            network.cut();
            tab.press("Enter", ENTER);
            tab.shows("#notes", "still here").shows("#state", "Connected");
            assertThat(behind.sessions()).singleElement().satisfies(session -> {
                assertThat(session.worker()).isEqualTo(worker);
                assertThat(session.connected()).isTrue();
            });
            tab.close();
        }
    }

    @Test
    void aPageThatIsLoadedAgainLeavesNoWorkerBehind() {
        int port = free();
        PageRules patient = PageRules.of("http://localhost:" + port).grace(Duration.ofDays(1));
        try (PageServer own = new PageServer(port, patient)) {
            Tab tab = open(port);
            String before = own.sessions().getFirst().worker();
            tab.value("location.reload()");
            assertThat(Chromium.polling()
                            .map(tick -> own.sessions().stream()
                                    .map(PageSession::worker)
                                    .toList())
                            .anyMatch(workers -> workers.size() == 1 && !workers.contains(before)))
                    .isTrue();
            tab.close();
        }
    }

    @Test
    void aSlowNetworkChangesNothingButTheTime() throws Exception {
        int port = free();
        try (SlowNetwork slow = new SlowNetwork(port, Duration.ofMillis(40));
                PageServer behind = new PageServer(port, PageRules.of("http://localhost:" + slow.port()))) {
            Tab tab = open(slow.port());
            tab.focus("#warmest");
            tab.press("ArrowRight", RIGHT);
            tab.press("ArrowRight", RIGHT);
            tab.shows("#least", "2 °C").shows("#summary", "reach 2 °C");
            assertThat(behind.sessions()).hasSize(1);
            tab.close();
        }
    }

    @Test
    void aTabThatIsClosedInTheMidstOfItEndsItsWorker() {
        int port = free();
        try (PageServer own =
                new PageServer(port, PageRules.of("http://localhost:" + port).grace(Duration.ZERO))) {
            Tab tab = chromium.open("http://localhost:" + port);
            assertThat(Chromium.polling()
                            .anyMatch(tick -> own.sessions().stream().anyMatch(each -> each.roundTrips() > 5)))
                    .isTrue();
            tab.close();
            assertThat(Chromium.polling().anyMatch(tick -> own.sessions().isEmpty()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "desktop, 1280, 800, false",
        "desktop, 1280, 800, true",
        "phone, 390, 844, false",
        "phone, 390, 844, true"
    })
    void thePageFitsItsWindow(String name, int width, int height, boolean dark) {
        Tab tab = open(server.port());
        tab.looksLike(width, height, dark);
        assertThat(tab.value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(width);
        Path folder = Path.of("target", "screenshots");
        String file = name + (dark ? "-dark" : "-light");
        tab.picture(folder.resolve(file + ".png"));
        tab.focus("#warmest");
        for (int i = 0; i < 22; i++) {
            tab.press("ArrowRight", RIGHT);
        }
        tab.shows("#summary", "reach 22 °C");
        tab.focus("#note");
        tab.type("Summer days");
        tab.press("Enter", ENTER);
        tab.shows("#notes", "Summer days");
        tab.picture(folder.resolve(file + "-after.png"));
        tab.close();
    }
}
