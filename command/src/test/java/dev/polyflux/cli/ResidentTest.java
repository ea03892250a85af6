package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that has started ahead serves one run as a process of the run's own would, or leaves it to the launcher. */
@EnabledOnOs(OS.LINUX)
final class ResidentTest extends Launched {

    private static final String BY_ITSELF = "by itself\n";
    private static final String REFUSED =
            "polyflux: no process stays resident here: that takes Linux, bash, and a folder that is nobody else's\n";
    private static final String PLAINLY = "exec \"$@\"";
    private static final Outcome SERVED = new Outcome("served: run|a b|", "", 0);
    private static final Outcome UNSERVED = new Outcome("<run><a b>", BY_ITSELF, 0);

    private Outcome run() throws Exception {
        return outcome(launch("run", "a b"));
    }

    @Test
    void theScriptHasTheStreamsFolderArgumentsAndStatusOfTheLauncher() throws Exception {
        Files.writeString(
                folder.resolve("a 'name'\nof ü.py"),
                "import os, sys\nprint(sys.stdin.read(), os.getcwd())\nprint('err', file=sys.stderr)\nsys.exit(3)\n");
        spare();

        Process process = launch("run", "a 'name'\nof ü.py");
        try (OutputStream in = process.getOutputStream()) {
            in.write("read ü".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(outcome(process)).isEqualTo(new Outcome("read ü " + folder.toRealPath() + "\n", "err\n", 3));
    }

    @Test
    void whoTerminatesTheLauncherIsObeyedByTheRun() throws Exception {
        Process process = waiting();

        process.toHandle().destroy();

        assertThat(outcome(process)).isEqualTo(new Outcome("", "", 143));
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129", "QUIT, 131"})
    void aSignalOfTheLaunchersIsTheSpares(String signal, int status) throws Exception {
        spareOnly("waits");
        spare();
        Process process = served();

        signal(process, signal);

        assertThat(outcome(process)).isEqualTo(new Outcome("", "", status));
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129", "QUIT, 131"})
    void aSignalEndsTheLauncherWhoseRunNobodyHasTakenYet(String signal, int status) throws Exception {
        spareOnly("holds");
        ProcessHandle spare = process(spare()).orElseThrow();
        Process process = launch("run", "a b");
        assertThat(process.inputReader().readLine()).isEqualTo("held");

        signal(process, signal);

        assertThat(outcome(process)).isEqualTo(new Outcome("", "", status));
        assertThat(spare.onExit().get(4, TimeUnit.MINUTES).isAlive()).isFalse();
    }

    private void signal(Process process, String signal) throws Exception {
        assertThat(status(start(folder, List.of("kill", "-" + signal, "" + process.pid()))))
                .isZero();
    }

    private Process served() throws IOException {
        Process process = launch("run", "a b");
        assertThat(process.getInputStream().readNBytes(SERVED.out().length()))
                .asString()
                .isEqualTo(SERVED.out());
        return process;
    }

    @Test
    void whoKillsTheLauncherEndsTheRun() throws Exception {
        Process process = waiting();
        ProcessHandle serves = process(nest().resolve("run-" + process.pid())).orElseThrow();

        process.destroyForcibly();

        assertThat(serves.onExit().get(4, TimeUnit.MINUTES).isAlive()).isFalse();
    }

    @Test
    void whoStopsReadingEndsIt() throws Exception {
        Files.writeString(folder.resolve("lines.js"), "for (let i = 0; ; i++) console.log('line', i);");
        spare();
        Process process = launch("run", "lines.js");
        assertThat(process.inputReader().readLine()).isEqualTo("line 0");

        process.getInputStream().close();

        assertThat(status(process)).isEqualTo(141);
        assertThat(process.errorReader().readLine()).isNull();
    }

    private Process waiting() throws Exception {
        Files.writeString(folder.resolve("wait.js"), "console.log('up'); setTimeout(() => {}, 1e8);");
        spare();
        Process process = launch("run", "wait.js");
        BufferedReader out = process.inputReader();
        assertThat(out.readLine()).isEqualTo("up");
        return process;
    }

    @Test
    void aSpareThatNobodyNeedsEnds() throws Exception {
        Path spare = spare();
        environment.put("POLYFLUX_RESIDENT_IDLE", "0");
        ProcessHandle first = process(spare).orElseThrow();

        assertThat(outcome(launch())).isEqualTo(new Outcome("", "", 0));

        assertThat(first.onExit().get(4, TimeUnit.MINUTES).isAlive()).isFalse();
        until(nest(), () -> spares().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 5", "killed, 137"})
    void theRunEndsAsTheSpareDoesAndAnotherFollows(String behaviour, int status) throws Exception {
        spareOnly(behaviour);
        spare();

        assertThat(run()).isEqualTo(new Outcome(SERVED.out(), "", status));

        until(nest(), () -> !spares().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hangs", "dies"})
    void aSpareThatDoesNotTakeTheRunLeavesItToTheLauncher(String behaviour) throws Exception {
        environment.put("POLYFLUX_RESIDENT_ROUNDS", "20");
        spareOnly(behaviour);
        ProcessHandle process = process(spare()).orElseThrow();

        assertThat(run()).isEqualTo(UNSERVED);

        assertThat(process.onExit().get(4, TimeUnit.MINUTES).isAlive()).isFalse();
    }

    @Test
    void aSpareThatWasKilledIsNobodysHope() throws Exception {
        spareOnly("0");
        Path spare = spare();
        process(spare).orElseThrow().destroyForcibly();
        until(nest(), () -> !Files.exists(spare));

        assertThat(run()).isEqualTo(UNSERVED);
    }

    @Test
    void oneSpareServesOneOfTwoRunsAtOnce() throws Exception {
        spareOnly("waits");
        spare();
        Process first = served();

        assertThat(run()).isEqualTo(UNSERVED);

        first.toHandle().destroy();
        assertThat(outcome(first)).isEqualTo(new Outcome("", "", 143));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo again >built; exec \"$@\"",
                "OTHER=1 exec \"$@\"",
                "umask 27; exec \"$@\"",
                "exec env -C / \"$@\"",
                "ulimit -n 99; exec \"$@\"",
                "exec nice \"$@\"",
                "exec setsid -w \"$@\"",
                "exec nohup \"$@\"",
                "\"$@\" >file && cat file",
            })
    void aRunThatItCouldNotHaveBeenStartedForIsNotServed(String other) throws Exception {
        spareOnly("0");
        spare(launchBy(PLAINLY));

        assertThat(outcome(launchBy(other, "run", "a b"))).isEqualTo(UNSERVED);
    }

    @Test
    void aRunByTheShellThatHasLeftItIsServed() throws Exception {
        spareOnly("0");
        spare(launchBy(PLAINLY));

        assertThat(outcome(launchBy(PLAINLY, "run", "a b"))).isEqualTo(SERVED);
    }

    @Test
    void whoNamesNothingToRunIsAnsweredByTheLauncher() throws Exception {
        environment.put("POLYFLUX_RESIDENT", "1");
        spareOnly("0");

        assertThat(outcome(start(folder, List.of(LAUNCHER)))).isEqualTo(new Outcome("<>", BY_ITSELF, 0));
    }

    @Test
    void whatTheCallerHasOpenDoesNotStayOpen() throws Exception {
        spareOnly("0");
        Process process = start(
                folder, List.of("bash", "-c", "exec 7>&1 77>&1; \"$@\" >/dev/null", "sh", LAUNCHER, "--resident"));

        assertThat(outcome(process)).isEqualTo(new Outcome("", "", 0)); // what it writes to has come to its end
        until(nest(), () -> !spares().isEmpty());
    }

    @Test
    void stopEndsIt() throws Exception {
        spareOnly("0");
        ProcessHandle process = process(spare()).orElseThrow();

        assertThat(outcome(launch("stop"))).isEqualTo(new Outcome("", "", 0));

        assertThat(process.onExit().get(4, TimeUnit.MINUTES).isAlive()).isFalse();
        assertThat(spares()).isEmpty();
        assertThat(run()).isEqualTo(UNSERVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chmod 750 polyflux-*",
                "mv polyflux-* elsewhere; ln -s elsewhere $(id -nu >/dev/null; echo polyflux-$(id -u))",
                "chmod 777 .",
            })
    void aFolderThatOthersCouldHaveTheirHandsInIsNotUsed(String attack) throws Exception {
        spareOnly("0");
        Path spare = spare();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(nest())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spare)))
                .isEqualTo("rwx------");
        assertThat(status(start(folder, List.of("sh", "-c", attack)))).isZero();

        assertThat(run()).isEqualTo(new Outcome(UNSERVED.out(), REFUSED + BY_ITSELF, 0));
        assertThat(outcome(launch("stop"))).isEqualTo(new Outcome("", REFUSED, 2));

        assertThat(status(start(folder, List.of("sh", "-c", "chmod 700 . $(readlink -f polyflux-*)"))))
                .isZero();
        process(nest().toRealPath().resolve(spare.getFileName())).ifPresent(ProcessHandle::destroyForcibly);
    }
}
