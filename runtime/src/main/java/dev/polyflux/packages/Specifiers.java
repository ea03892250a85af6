package dev.polyflux.packages;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which versions will do, as PEP 440 says it: {@code >=1.2,<2,!=1.5.*}. All of them have to agree. */
record Specifiers(List<Specifier> all) {

    static final Specifiers ANY = new Specifiers(List.of());

    private static final Pattern ONE = Pattern.compile("\\s*(===|~=|==|!=|<=|>=|<|>)\\s*([^\\s,;()]+)\\s*");

    private record Specifier(String operator, String version) {

        boolean takes(Version candidate) {
            if (operator.equals("===")) {
                return candidate.text().equalsIgnoreCase(version);
            }
            boolean family = version.endsWith(".*");
            Version wanted = Specifiers.version(family ? version.substring(0, version.length() - 2) : version);
            Version compared = wanted.local() == null ? candidate.publicOne() : candidate;
            return switch (operator) {
                case "==" -> family ? candidate.startsWith(wanted) : compared.equals(wanted);
                case "!=" -> !(family ? candidate.startsWith(wanted) : compared.equals(wanted));
                case "~=" -> compared.compareTo(wanted) >= 0 && candidate.startsWith(wanted.family());
                case "<=" -> candidate.publicOne().compareTo(wanted) <= 0;
                case ">=" -> candidate.publicOne().compareTo(wanted) >= 0;
                case "<" ->
                    candidate.compareTo(wanted) < 0
                            && (wanted.isPreRelease()
                                    || !candidate.isPreRelease()
                                    || !candidate.base().equals(wanted.base()));
                default ->
                    candidate.compareTo(wanted) > 0
                            && (wanted.post() != null
                                    || candidate.post() == null
                                    || !candidate.base().equals(wanted.base()))
                            && (candidate.local() == null
                                    || !candidate.publicOne().equals(wanted.publicOne()));
            };
        }

        boolean namesPreRelease() {
            return !operator.equals("!=")
                    && Version.of(version.replaceFirst("\\.\\*$", ""))
                            .filter(Version::isPreRelease)
                            .isPresent();
        }
    }

    /** Reads specifiers, of which there may be none. */
    static Specifiers of(String text) {
        List<Specifier> all = new ArrayList<>();
        for (String part : text.split(",")) {
            if (part.isBlank()) {
                continue;
            }
            Matcher matcher = ONE.matcher(part);
            if (!matcher.matches()) {
                throw new ConfigurationException(
                        Code.WRONG_PACKAGE, "'" + part.strip() + "' says no version; write as in >=1.2,<2");
            }
            Specifier specifier = new Specifier(matcher.group(1), matcher.group(2));
            boolean family = specifier.version.endsWith(".*");
            if (!specifier.operator.equals("===")) {
                Version version = version(specifier.version.replaceFirst("\\.\\*$", ""));
                if (family && !specifier.operator.matches("[=!]=")
                        || specifier.operator.equals("~=") && version.release().size() < 2) {
                    throw new ConfigurationException(
                            Code.WRONG_PACKAGE, "'" + part.strip() + "' is no way to say a version");
                }
            }
            all.add(specifier);
        }
        return new Specifiers(all);
    }

    private static Version version(String text) {
        return Version.of(text)
                .orElseThrow(() -> new ConfigurationException(Code.WRONG_PACKAGE, "'" + text + "' is no version"));
    }

    boolean take(Version candidate) {
        return all.stream().allMatch(specifier -> specifier.takes(candidate));
    }

    /** Whether somebody asks for what is not released yet. */
    boolean namePreRelease() {
        return all.stream().anyMatch(Specifier::namesPreRelease);
    }

    @Override
    public String toString() {
        return String.join(
                ",", all.stream().map(one -> one.operator + one.version).toList());
    }
}
