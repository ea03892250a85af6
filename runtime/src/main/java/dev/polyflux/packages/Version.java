package dev.polyflux.packages;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A version as PEP 440 has it, such as {@code 1!2.0rc1.post3.dev4+local.5}.
 *
 * @param text as it was written
 */
record Version(
        String text,
        BigInteger epoch,
        List<BigInteger> release,
        @Nullable Part pre,
        @Nullable BigInteger post,
        @Nullable BigInteger dev,
        @Nullable String local)
        implements Comparable<Version> {

    private static final Pattern FORM = Pattern.compile(
            """
            v?(?:(?<epoch>\\d+)!)?(?<release>\\d+(?:\\.\\d+)*)\
            (?:[-_.]?(?<pre>alpha|beta|preview|pre|a|b|c|rc)[-_.]?(?<preN>\\d+)?)?\
            (?<post>-(?<postN1>\\d+)|[-_.]?(?:post|rev|r)[-_.]?(?<postN2>\\d+)?)?\
            (?<dev>[-_.]?dev[-_.]?(?<devN>\\d+)?)?\
            (?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?""");

    /** A phase before the release, {@code a}, {@code b} or {@code rc}, and which one of it. */
    record Part(String phase, BigInteger number) implements Comparable<Part> {

        @Override
        public int compareTo(Part other) {
            int phases = phase.compareTo(other.phase);
            return phases == 0 ? number.compareTo(other.number) : phases;
        }
    }

    /** The version that a text says; empty where it says none. */
    static Optional<Version> of(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String phase = matcher.group("pre");
        String postNumber = matcher.group("postN1") == null ? matcher.group("postN2") : matcher.group("postN1");
        return Optional.of(new Version(
                text.strip(),
                number(matcher.group("epoch")),
                Stream.of(matcher.group("release").split("\\."))
                        .map(BigInteger::new)
                        .toList(),
                phase == null ? null : new Part(phase(phase), number(matcher.group("preN"))),
                matcher.group("post") == null ? null : number(postNumber),
                matcher.group("dev") == null ? null : number(matcher.group("devN")),
                matcher.group("local") == null ? null : matcher.group("local").replaceAll("[-_]", ".")));
    }

    private static BigInteger number(@Nullable String digits) {
        return digits == null ? BigInteger.ZERO : new BigInteger(digits);
    }

    private static String phase(String written) {
        return switch (written) {
            case "a", "alpha" -> "a";
            case "b", "beta" -> "b";
            default -> "rc";
        };
    }

    boolean isPreRelease() {
        return pre != null || dev != null;
    }

    /** The same without what is said of one build of it. */
    Version publicOne() {
        return new Version(text, epoch, release, pre, post, dev, null);
    }

    /** The epoch and the release alone. */
    Version base() {
        return new Version(text, epoch, release, null, null, null, null);
    }

    /** Whether its release begins with another's. */
    boolean startsWith(Version prefix) {
        return epoch.equals(prefix.epoch) && startsWith(prefix.release);
    }

    private boolean startsWith(List<BigInteger> prefix) {
        for (int i = 0; i < prefix.size(); i++) {
            if (!at(release, i).equals(prefix.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The release without its last number, as a prefix. */
    Version family() {
        return new Version(text, epoch, release.subList(0, release.size() - 1), null, null, null, null);
    }

    private static BigInteger at(List<BigInteger> release, int i) {
        return i < release.size() ? release.get(i) : BigInteger.ZERO;
    }

    @Override
    public int compareTo(Version other) {
        int order = epoch.compareTo(other.epoch);
        for (int i = 0; order == 0 && i < Math.max(release.size(), other.release.size()); i++) {
            order = at(release, i).compareTo(at(other.release, i));
        }
        if (order == 0) {
            order = Integer.compare(rank(), other.rank());
        }
        if (order == 0 && pre != null && other.pre != null) {
            order = pre.compareTo(other.pre);
        }
        if (order == 0) {
            order = compare(post, other.post, -1);
        }
        if (order == 0) {
            order = compare(dev, other.dev, 1);
        }
        return order == 0 ? locals(local).compareTo(locals(other.local)) : order;
    }

    /** What is but developed comes before what is tried, and that before what is released. */
    private int rank() {
        if (pre == null && post == null && dev != null) {
            return 0;
        }
        return pre == null ? 2 : 1;
    }

    private static int compare(@Nullable BigInteger one, @Nullable BigInteger other, int missing) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? missing : -missing;
        }
        return one.compareTo(other);
    }

    private static Local locals(@Nullable String local) {
        List<String> parts = new ArrayList<>();
        if (local != null) {
            parts.addAll(List.of(local.split("\\.")));
        }
        return new Local(parts);
    }

    /** Numbers are newer than words, and more parts newer than fewer. */
    private record Local(List<String> parts) implements Comparable<Local> {

        @Override
        public int compareTo(Local other) {
            for (int i = 0; i < Math.min(parts.size(), other.parts.size()); i++) {
                int order = compare(parts.get(i), other.parts.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(parts.size(), other.parts.size());
        }

        private static int compare(String one, String other) {
            boolean number = Character.isDigit(one.charAt(0)) && one.chars().allMatch(Character::isDigit);
            boolean otherNumber =
                    Character.isDigit(other.charAt(0)) && other.chars().allMatch(Character::isDigit);
            if (number && otherNumber) {
                return new BigInteger(one).compareTo(new BigInteger(other));
            }
            return number == otherNumber ? one.compareTo(other) : number ? 1 : -1;
        }
    }

    /** Versions are equal that are neither newer nor older. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Version that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return epoch.hashCode() * 31 + release.get(0).hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
