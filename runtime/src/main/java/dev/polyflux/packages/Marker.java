package dev.polyflux.packages;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a requirement counts here, as PEP 508 says it: {@code python_version < "3.9" and extra == "test"}. */
final class Marker {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\(|\\)|'[^']*'|\"[^\"]*\"|===|~=|==|!=|<=|>=|<|>|not\\s+in\\b|[a-zA-Z_.][\\w.]*)");

    private final String text;
    private final Map<String, String> environment;
    private final Set<String> extras;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private Marker(String text, Map<String, String> environment, Set<String> extras) {
        this.text = text;
        this.environment = environment;
        this.extras = extras;
    }

    /** Whether it holds where {@code extras} of the package are asked for. */
    static boolean holds(String text, Map<String, String> environment, Set<String> extras) {
        Marker marker = new Marker(text, environment, extras);
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            marker.tokens.add(matcher.group(1).replaceAll("^not\\s+in$", "not in"));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw marker.wrong();
        }
        boolean holds = marker.either();
        if (marker.next < marker.tokens.size()) {
            throw marker.wrong();
        }
        return holds;
    }

    private boolean either() {
        boolean holds = both();
        while (take("or")) {
            holds |= both();
        }
        return holds;
    }

    private boolean both() {
        boolean holds = one();
        while (take("and")) {
            holds &= one();
        }
        return holds;
    }

    private boolean one() {
        if (take("(")) {
            boolean holds = either();
            if (!take(")")) {
                throw wrong();
            }
            return holds;
        }
        String left = token();
        String operator = token();
        String right = token();
        if (left.equals("extra") || right.equals("extra")) {
            String extra = Requirement.normalized(value(left.equals("extra") ? right : left));
            boolean asked = extras.contains(extra);
            return operator.equals("!=") != asked;
        }
        return compare(
                value(left),
                operator,
                value(right),
                left.startsWith("python") || right.startsWith("python") || left.equals("implementation_version"));
    }

    private boolean compare(String left, String operator, String right, boolean versions) {
        if (operator.equals("in")) {
            return right.contains(left);
        }
        if (operator.equals("not in")) {
            return !right.contains(left);
        }
        Optional<Version> version = Version.of(left);
        if (versions && version.isPresent()) {
            return Specifiers.of(operator + right).take(version.get());
        }
        return switch (operator) {
            case "==", "===" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "<=" -> left.compareTo(right) <= 0;
            case ">=" -> left.compareTo(right) >= 0;
            default -> throw wrong();
        };
    }

    private String value(String token) {
        if (token.startsWith("'") || token.startsWith("\"")) {
            return token.substring(1, token.length() - 1);
        }
        String value = environment.get(token.replace('.', '_'));
        if (value == null) {
            throw wrong();
        }
        return value;
    }

    private String token() {
        if (next >= tokens.size()) {
            throw wrong();
        }
        return tokens.get(next++);
    }

    private boolean take(String token) {
        if (next < tokens.size() && tokens.get(next).equals(token)) {
            next++;
            return true;
        }
        return false;
    }

    private ConfigurationException wrong() {
        return new ConfigurationException(Code.WRONG_PACKAGE, "'" + text + "' is no marker of a requirement");
    }
}
