package dev.polyflux.packages;

import dev.polyflux.config.Arrivals;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides on one version of each package that is needed, the newest that suits everybody; goes back and tries an older one
 * where two do not get along.
 */
final class Resolver {

    private static final int STEPS = 20_000;

    private final Catalogue catalogue;
    private final Arrivals arrivals;
    private int steps;
    private @Nullable ConfigurationException first;

    Resolver(Catalogue catalogue, Arrivals arrivals) {
        this.catalogue = catalogue;
        this.arrivals = arrivals;
    }

    /** A requirement, and who has it. */
    private record Need(Requirement requirement, String by) {}

    /** What is decided so far. */
    private record State(
            Map<String, Installed> chosen,
            Map<String, Set<String>> extras,
            Map<String, List<Need>> needs,
            Deque<Need> open) {

        /** How many packages there are, or are known to be needed. */
        int known() {
            Set<String> names = new HashSet<>(chosen.keySet());
            open.stream().filter(Resolver::counts).forEach(need -> names.add(need.requirement.name()));
            return names.size();
        }

        State copy() {
            Map<String, Set<String>> extrasCopied = new HashMap<>();
            extras.forEach((name, asked) -> extrasCopied.put(name, new HashSet<>(asked)));
            Map<String, List<Need>> needsCopied = new HashMap<>();
            needs.forEach((name, all) -> needsCopied.put(name, new ArrayList<>(all)));
            return new State(new LinkedHashMap<>(chosen), extrasCopied, needsCopied, new ArrayDeque<>(open));
        }
    }

    List<Installed> resolve(List<Requirement> wanted) {
        State state = new State(new LinkedHashMap<>(), new HashMap<>(), new HashMap<>(), new ArrayDeque<>());
        wanted.forEach(requirement -> state.open.add(new Need(requirement, "the configuration")));
        State solved = solve(state);
        if (solved == null) {
            throw first == null
                    ? new ConfigurationException(Code.NO_SUCH_VERSION, "the packages do not get along")
                    : first;
        }
        return List.copyOf(solved.chosen.values());
    }

    private @Nullable State solve(State state) {
        while (!state.open.isEmpty()) {
            if (++steps > STEPS) {
                throw new ConfigurationException(
                        Code.NO_SUCH_VERSION,
                        "no versions that get along are found in " + STEPS + " steps: name some of them");
            }
            Need need = state.open.remove();
            String name = need.requirement.name();
            if (!counts(need)) {
                continue;
            }
            state.needs.computeIfAbsent(name, missing -> new ArrayList<>()).add(need);
            Installed there = state.chosen.get(name);
            if (there == null) {
                return choose(state, need);
            }
            if (!suits(there.candidate(), need.requirement)) {
                remember(conflict(name, state.needs.get(name)));
                return null;
            }
            ask(state, there, need.requirement.extras());
        }
        return state;
    }

    private @Nullable State choose(State state, Need need) {
        String name = need.requirement.name();
        List<Candidate> suitable = catalogue.candidates(need.requirement).stream()
                .filter(candidate -> suits(candidate, need.requirement))
                .toList();
        for (Candidate candidate : suitable) {
            Installed installed;
            try {
                installed = catalogue.install(candidate);
            } catch (ConfigurationException e) {
                remember(e);
                if (need.requirement.url() != null) {
                    throw e;
                }
                continue;
            }
            State next = state.copy();
            next.chosen.put(name, installed);
            ask(next, installed, need.requirement.extras());
            arrivals.arrived(candidate.name() + " " + candidate.version(), next.chosen.size(), next.known());
            State solved = solve(next);
            if (solved != null) {
                return solved;
            }
        }
        remember(catalogue.missing(need.requirement, need.by));
        return null;
    }

    private static boolean suits(Candidate candidate, Requirement requirement) {
        return requirement.url() != null || requirement.specifiers().take(candidate.version());
    }

    /** Adds what extras need that nobody has asked for before; and once what the package itself needs. */
    private void ask(State state, Installed installed, Set<String> extras) {
        String name = installed.candidate().name();
        Set<String> asked = state.extras.get(name);
        if (asked == null) {
            asked = new HashSet<>();
            state.extras.put(name, asked);
            require(state, installed, Set.of());
        }
        for (String extra : extras) {
            if (asked.add(extra)) {
                require(state, installed, Set.of(extra));
            }
        }
    }

    private void require(State state, Installed installed, Set<String> extras) {
        for (String text : installed.metadata().requires()) {
            Requirement requirement = Requirement.of(text);
            boolean always = holds(requirement, Set.of());
            if (extras.isEmpty() ? always : !always && holds(requirement, extras)) {
                state.open.add(new Need(
                        requirement,
                        installed.candidate().name() + " "
                                + installed.candidate().version()));
            }
        }
    }

    private static boolean counts(Need need) {
        return !need.by.equals("the configuration") || holds(need.requirement, Set.of());
    }

    private static boolean holds(Requirement requirement, Set<String> extras) {
        return requirement.marker().isEmpty() || Marker.holds(requirement.marker(), Environment.markers(), extras);
    }

    private void remember(ConfigurationException why) {
        if (first == null) {
            first = why;
        }
    }

    private static ConfigurationException conflict(String name, List<Need> needs) {
        return new ConfigurationException(
                Code.NO_SUCH_VERSION,
                "no version of " + name + " suits everybody: "
                        + needs.stream()
                                .map(need -> need.by + " needs " + need.requirement)
                                .collect(Collectors.joining(", ")));
    }
}
