package dev.polyflux.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.ConfigurationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions, specifiers, requirements and markers mean what PEP 440 and PEP 508 say. */
final class VersionsTest {

    private static final List<String> IN_ORDER = List.of(
            "0.9",
            "1.dev0",
            "1.0.dev456",
            "1.0a1",
            "1.0a2.dev456",
            "1.0a12.dev456",
            "1.0a12",
            "1.0b1.dev456",
            "1.0b2",
            "1.0b2.post345.dev456",
            "1.0b2.post345",
            "1.0rc1.dev456",
            "1.0rc1",
            "1.0",
            "1.0+abc.5",
            "1.0+abc.7",
            "1.0+5",
            "1.0.post456.dev34",
            "1.0.post456",
            "1.0.15",
            "1.1.dev1",
            "1.1",
            "1.10",
            "2",
            "2024.1",
            "1!0.1");

    private static Version version(String text) {
        return Version.of(text).orElseThrow();
    }

    @Test
    void areOrderedByWhatTheyMean() {
        List<Version> shuffled =
                new ArrayList<>(IN_ORDER.stream().map(VersionsTest::version).toList());
        Collections.shuffle(shuffled, new Random(7));
        Collections.sort(shuffled);
        assertThat(shuffled).extracting(Version::text).containsExactlyElementsOf(IN_ORDER);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "1.0, 1.0.0",
        "1.0a1, 1.0-alpha.1",
        "1.0rc1, 1.0c1",
        "1.0rc1, V1.0-PRE1",
        "1.0.post1, 1.0-1",
        "1.0.post2, 1.0r2",
        "1.0a0, 1.0a",
        "1.0.dev0, 1.0dev",
        "1.0+a.b, 1.0+A-b",
        "0!1, 1"
    })
    void areTheSameHoweverTheyAreWritten(String one, String other) {
        assertThat(version(one)).isEqualTo(version(other)).hasSameHashCodeAs(version(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1.", ".1", "1..2", "1.0x", "1.0+", "1!", "1 2", "1.0a1b2", "-1"})
    void whatIsNoVersionIsNone(String text) {
        assertThat(Version.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "==1.0          | 1.0 1.0.0 1 1.0+local              | 1.0.1 1.0a1 1.0.post1",
                "==1.0+local    | 1.0+local                          | 1.0 1.0+other",
                "==1.*          | 1 1.5 1.0a1 1.0.post1              | 2 0.9 1!1.0",
                "!=1.5.*        | 1.4 1.6                            | 1.5 1.5.1",
                "~=1.4.5        | 1.4.5 1.4.9 1.4.5.post1            | 1.5 1.4.4 2.0 1.4.5a1",
                "~=2.2          | 2.2 2.9 2.10                       | 3.0 2.1",
                ">=1.2,<2       | 1.2 1.9.9 1.2+x                    | 2 2.0a1 1.1 2.0.dev1",
                ">1.7           | 1.7.1 1.8 1.7.0.1                  | 1.7 1.7.post1 1.7+x",
                ">1.7.post2     | 1.7.post3 1.8                      | 1.7.post2 1.7",
                "<=1.0          | 1.0 0.9 1.0a1 1.0+x                | 1.0.1",
                "<2.0a2         | 2.0a1 1.9                          | 2.0a2 2.0",
                "===1.0         | 1.0                                | 1.0.0",
                ">=1.0,!=1.3,<3 | 1.2 1.4 2.9                        | 1.3 3.0 0.9",
                "               | 1 99 0.0.1                         |"
            })
    void specifiersTakeWhatTheySay(String text, String taken, String refused) {
        Specifiers specifiers = Specifiers.of(text == null ? "" : text);
        for (String each : taken.split(" ")) {
            assertThat(specifiers.take(version(each)))
                    .as(text + " takes " + each)
                    .isTrue();
        }
        for (String each : refused == null ? new String[0] : refused.split(" ")) {
            assertThat(specifiers.take(version(each)))
                    .as(text + " takes " + each)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", ">", "=>1", ">=1.*", "~=1", "==x", "latest", ">=1 <2"})
    void whatIsNoSpecifierIsAnError(String text) {
        assertThatThrownBy(() -> Specifiers.of(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("PF1204");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requests                                  | requests  | []         |          |",
                "Zope.Interface_x >= 1.0, < 2              | zope-interface-x | []  | >=1.0,<2 |",
                "name[a, B_c]==1.*                         | name      | [a, b-c]   | ==1.*    |",
                "name (>=1)                                | name      | []         | >=1      |",
                "name>=1 ; python_version > '3'            | name      | []         | >=1      | python_version > '3'",
                "name; extra == 'x'                        | name      | []         |          | extra == 'x'"
            })
    void requirementsAreRead(String text, String name, String extras, String specifiers, String marker) {
        Requirement requirement = Requirement.of(text);
        assertThat(requirement.name()).isEqualTo(name);
        assertThat(requirement.extras().stream().sorted().toList()).hasToString(extras);
        assertThat(requirement.specifiers().toString()).isEqualTo(specifiers == null ? "" : specifiers);
        assertThat(requirement.marker()).isEqualTo(marker == null ? "" : marker);
    }

    @Test
    void aRequirementMayNameWhereItLies() {
        Requirement requirement = Requirement.of("pip @ https://example.org/pip-1.zip#sha256=ab ; os_name == 'posix'");
        assertThat(requirement.url()).isEqualTo("https://example.org/pip-1.zip#sha256=ab");
        assertThat(requirement.marker()).isEqualTo("os_name == 'posix'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "a b", "name>", "name[x", "name @", "a,b"})
    void whatIsNoRequirementIsAnError(String text) {
        assertThatThrownBy(() -> Requirement.of(text)).isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python_version >= '3.9'                                        | true",
                "python_version < \"3.10\"                                      | false",
                "python_full_version >= '3.12.0' and os_name == 'posix'         | true",
                "sys_platform == 'win32' or platform_system == 'Linux'          | true",
                "sys_platform == 'win32' or os_name == 'nt' and python_version > '3' | false",
                "(sys_platform == 'win32' or os_name == 'posix') and extra == 'test' | true",
                "extra == 'other'                                               | false",
                "extra != 'other'                                               | true",
                "'linux' in sys_platform                                        | true",
                "'win' not in sys_platform                                      | true",
                "implementation_name == 'cpython'                               | false",
                "platform_python_implementation != 'PyPy'                       | true",
                "os.name == 'posix'                                             | true",
                "'3.9' <= python_version                                        | true"
            })
    void markersTellWhetherARequirementCounts(String marker, boolean holds) {
        Map<String, String> environment = new java.util.HashMap<>(Environment.markers());
        environment.putAll(Map.of("os_name", "posix", "sys_platform", "linux", "platform_system", "Linux"));
        assertThat(Marker.holds(marker, environment, Set.of("test"))).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "python_version",
                "python_version >",
                "unknown == '1'",
                "(os_name == 'x'",
                "os_name == 'x')",
                "os_name = 'x'"
            })
    void whatIsNoMarkerIsAnError(String marker) {
        assertThatThrownBy(() -> Marker.holds(marker, Environment.markers(), Set.of()))
                .isInstanceOf(ConfigurationException.class);
    }
}
