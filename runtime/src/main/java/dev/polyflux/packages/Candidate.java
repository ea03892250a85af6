package dev.polyflux.packages;

import dev.polyflux.config.Location;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that holds one version of a package.
 *
 * @param file its name, which says what is in it
 * @param tags for which Pythons and machines a wheel is; null for a source distribution
 * @param hash what its content's hash is to be, as {@code sha256=} and digits; null where nobody says
 * @param requiresPython for which versions of Python it is; empty for all
 */
record Candidate(
        String name,
        Version version,
        String file,
        @Nullable String tags,
        Location location,
        @Nullable String hash,
        String requiresPython,
        boolean yanked) {

    private static final Pattern WHEEL = Pattern.compile("([^-]+)-([^-]+)(?:-(\\d[^-]*))?-([^-]+-[^-]+-[^-]+)\\.whl");
    private static final Pattern SOURCES = Pattern.compile("(.+)-([^-]+)\\.(?:tar\\.gz|tgz|zip)");

    /** A module alone, in a file of its own, which says no version. */
    private static final Pattern MODULE = Pattern.compile("([A-Za-z_]\\w*)\\.py");

    /** The newest first; a wheel before sources of the same version, and what runs here before what does not. */
    static final Comparator<Candidate> BEST = Comparator.comparing(Candidate::version)
            .reversed()
            .thenComparing(candidate -> candidate.isPure() ? 0 : candidate.tags == null ? 1 : 2)
            .thenComparing(Candidate::file);

    /** What a file's name says; empty where it names no package. */
    static Optional<Candidate> of(
            String file, Location location, @Nullable String hash, String requiresPython, boolean yanked) {
        Matcher wheel = WHEEL.matcher(file);
        Matcher matcher = wheel.matches() ? wheel : SOURCES.matcher(file);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String tags = matcher == wheel ? wheel.group(4) : null;
        return Version.of(matcher.group(2).replace('_', '-'))
                .or(() -> Version.of(matcher.group(2)))
                .map(version -> new Candidate(
                        Requirement.normalized(matcher.group(1)),
                        version,
                        file,
                        tags,
                        location,
                        hash,
                        requiresPython,
                        yanked));
    }

    /** The module that lies at an address; empty where its name is no module's. */
    static Optional<Candidate> ofModule(String file, Location location, @Nullable String hash) {
        Matcher matcher = MODULE.matcher(file);
        return matcher.matches()
                ? Optional.of(new Candidate(
                        Requirement.normalized(matcher.group(1)),
                        Version.of("0").orElseThrow(),
                        file,
                        "py3-none-any",
                        location,
                        hash,
                        "",
                        false))
                : Optional.empty();
    }

    boolean isModule() {
        return file.endsWith(".py");
    }

    /** Whether it is a wheel that runs on any machine and on this Python. */
    boolean isPure() {
        if (tags == null) {
            return false;
        }
        String[] parts = tags.split("-");
        return Arrays.asList(parts[1].split("\\.")).contains("none")
                && Arrays.asList(parts[2].split("\\.")).contains("any")
                && Arrays.stream(parts[0].split("\\.")).anyMatch(Environment::runs);
    }

    boolean isForThisPython() {
        return requiresPython.isBlank() || Specifiers.of(requiresPython).take(Environment.python());
    }
}
