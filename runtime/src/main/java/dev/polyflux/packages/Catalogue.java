package dev.polyflux.packages;

import dev.polyflux.config.Integrity;
import dev.polyflux.config.Location;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All the files there are of the packages that are needed, and what was unpacked of them. */
final class Catalogue {

    private static final String SHA_256 = "sha256=";

    private final List<Index> indexes;
    private final Location base;
    private final Store store;
    private final Map<String, List<Candidate>> known = new HashMap<>();
    private final Map<Candidate, Installed> installed = new HashMap<>();

    Catalogue(List<Index> indexes, Location base, Store store) {
        this.indexes = indexes;
        this.base = base;
        this.store = store;
    }

    /** What could be taken, the best first; of a package that is named by its address, what lies there. */
    List<Candidate> candidates(Requirement requirement) {
        String url = requirement.url();
        if (url != null) {
            return List.of(at(url));
        }
        List<Candidate> all = all(requirement.name()).stream()
                .filter(Candidate::isForThisPython)
                .filter(candidate -> candidate.tags() == null || candidate.isPure())
                .filter(candidate -> !candidate.yanked()
                        || requirement.specifiers().toString().startsWith("=="))
                .toList();
        List<Candidate> released = all.stream()
                .filter(candidate -> !candidate.version().isPreRelease())
                .toList();
        return requirement.specifiers().namePreRelease()
                        || released.stream()
                                .noneMatch(one -> requirement.specifiers().take(one.version()))
                ? all
                : released;
    }

    /** Where the first index has any of it, the others are not asked: a name means one thing. */
    private List<Candidate> all(String name) {
        return known.computeIfAbsent(name, missing -> {
            for (Index index : indexes) {
                List<Candidate> found = new ArrayList<>(index.of(name));
                if (!found.isEmpty()) {
                    found.sort(Candidate.BEST);
                    return found;
                }
            }
            return List.of();
        });
    }

    /** What lies at an address. */
    Candidate at(String address) {
        String bare = Index.bare(address);
        String file = Index.fileName(bare);
        Location there = base.resolve(bare);
        return Candidate.of(file, there, Index.hash(address), "", false)
                .or(() -> Candidate.ofModule(file, there, Index.hash(address)))
                .orElseThrow(() -> new ConfigurationException(
                        Code.WRONG_PACKAGE,
                        "'" + address
                                + "' is not called like a wheel or a source distribution: name-version-py3-none-any.whl, or a"
                                + " module: name.py"));
    }

    Installed install(Candidate candidate) {
        Installed there = installed.get(candidate);
        if (there == null) {
            there = unpacked(candidate);
            installed.put(candidate, there);
        }
        return there;
    }

    private Installed unpacked(Candidate candidate) {
        if (candidate.tags() != null && !candidate.isPure()) {
            throw Installed.isNative(candidate, "it is for " + candidate.tags());
        }
        String hash = candidate.hash();
        if (hash != null && hash.startsWith(SHA_256) && store.has(hash.substring(SHA_256.length()))) {
            return Installed.at(candidate, store.get(hash.substring(SHA_256.length())));
        }
        byte[] content = candidate.location().read();
        if (hash != null) {
            Integrity.of(hash).check(candidate.file(), content);
        }
        Installed made = Installed.of(candidate, content, store);
        if (!made.metadata().requiresPython().isBlank()
                && !Specifiers.of(made.metadata().requiresPython()).take(Environment.python())) {
            throw new ConfigurationException(
                    Code.NO_SUCH_VERSION,
                    candidate.file() + " needs Python " + made.metadata().requiresPython() + ", and this is "
                            + Environment.VERSION);
        }
        return made;
    }

    /** Why there is nothing of what is needed. */
    ConfigurationException missing(Requirement requirement, String by) {
        String places = indexes.isEmpty()
                ? "no place to look for packages is configured: say one by 'wheelhouse' (folders) or 'index_urls'"
                : "looked for in " + indexes.stream().map(Index::place).collect(Collectors.joining(", "));
        List<Candidate> all = requirement.url() == null ? all(requirement.name()) : List.of();
        if (all.isEmpty()) {
            return new ConfigurationException(
                    Code.NO_SUCH_PACKAGE,
                    "there is no package '" + requirement.name() + "', which " + by + " needs; " + places);
        }
        List<Candidate> suitable = all.stream()
                .filter(candidate -> requirement.specifiers().take(candidate.version()))
                .toList();
        if (!suitable.isEmpty()
                && suitable.stream().allMatch(candidate -> candidate.tags() != null && !candidate.isPure())) {
            return Installed.isNative(
                    suitable.get(0), "it is for " + suitable.get(0).tags());
        }
        return new ConfigurationException(
                Code.NO_SUCH_VERSION,
                "there is no " + requirement + " for Python " + Environment.VERSION + ", which " + by
                        + " needs; there are "
                        + all.stream()
                                .map(candidate -> candidate.version().text())
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + "; " + places);
    }
}
