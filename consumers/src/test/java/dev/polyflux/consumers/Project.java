package dev.polyflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A project of somebody who uses Polyflux: an empty folder with a POM that has no dependencies yet. */
final class Project {

    /** Where the POM takes what. */
    private static final List<String> MARKS =
            List.of("<!-- <plugin> -->", "<!-- <dependencyManagement> -->", "<!-- <dependency> -->");

    private static final int LIMIT_MINUTES = 10;
    private static final Pattern COLOUR =
            Pattern.compile("\u001B\\[[;\\d]*m"); // Maven ends it even where there is none

    private final Path folder;
    private final Path tools;
    private final Path jdk;
    private String printed = "";

    private Project(Path folder, Path tools, Path jdk) {
        this.folder = folder;
        this.tools = tools;
        this.jdk = jdk;
    }

    static Project create(Path folder, Path repository, Path jdk) throws IOException {
        Project project = new Project(folder, Files.createDirectories(folder.resolve(".tools")), jdk);
        try (InputStream pom = Objects.requireNonNull(Project.class.getResourceAsStream("pom.xml"))) {
            Files.copy(pom, folder.resolve("pom.xml"));
        }
        project.useMaven(repository);
        return project;
    }

    /** The command {@code mvn} is this machine's, with another local repository. */
    private void useMaven(Path repository) throws IOException {
        boolean offline = System.getProperty("polyflux.offline", "").endsWith("true");
        Path mvn = Files.writeString(
                tools.resolve("mvn"),
                "#!/bin/sh\nexec '%s/bin/mvn' -B --no-transfer-progress -Dstyle.color=never %s -Dmaven.repo.local='%s' \"$@\"\n"
                        .formatted(System.getProperty("polyflux.maven"), offline ? "-o" : "", repository));
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
    }

    void addToPom(String fragment) throws IOException {
        String mark = MARKS.stream()
                .filter(each -> fragment.startsWith(each.substring("<!-- ".length(), each.length() - " -->".length())))
                .findFirst()
                .orElseThrow();
        Path pom = folder.resolve("pom.xml");
        Files.writeString(pom, Files.readString(pom).replace(mark, fragment + mark));
    }

    void write(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, content);
    }

    /** Runs commands, those of the JDK among them. */
    void run(String commands) throws IOException, InterruptedException {
        File log = folder.resolve("printed.log").toFile();
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().merge("PATH", tools + ":" + jdk.resolve("bin") + ":", (path, before) -> before + path);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
            printed = Files.readString(log.toPath(), StandardCharsets.UTF_8);
            assertThat(ended).as("%s ends: %s", commands, printed).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as("%s: %s", commands, printed).isZero();
    }

    void hasPrinted(List<String> lines) {
        assertThat(COLOUR.matcher(printed).replaceAll("").lines().toList()).containsSubsequence(lines);
    }
}
