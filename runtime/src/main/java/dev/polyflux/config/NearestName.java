package dev.polyflux.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody has probably meant. */
public final class NearestName {

    private NearestName() {}

    /** The name that one which is not among {@code names} is most like; empty where it is like none. */
    public static Optional<String> of(String written, Collection<String> names) {
        return within(1 + written.length() / 3, written, names);
    }

    /** The name that can only be meant: there is no other reason to write one so like it. */
    static Optional<String> misspelt(String written, Collection<String> names) {
        return within(written.length() < 8 ? 1 : 2, written, names);
    }

    private static Optional<String> within(int far, String written, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(written, name) <= far)
                .min(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters have to be added, dropped, changed or swapped with the next one. */
    private static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, one, other, i, j);
            }
        }
        return steps[one.length()][other.length()];
    }

    private static int step(int[][] steps, String one, String other, int i, int j) {
        char here = Character.toLowerCase(one.charAt(i - 1));
        char there = Character.toLowerCase(other.charAt(j - 1));
        int least =
                Math.min(steps[i - 1][j - 1] + (here == there ? 0 : 1), Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && here == Character.toLowerCase(other.charAt(j - 2))
                && there == Character.toLowerCase(one.charAt(i - 2));
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
