package dev.polyflux.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.polyflux.config.Location;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where packages are looked for: a folder of wheels, or an index on the web, as PEP 503 and PEP 691 say it. */
sealed interface Index {

    /** All files of a package, of this normalized name. */
    List<Candidate> of(String name);

    /** What messages call it. */
    String place();

    static Index of(Location there) {
        return there instanceof Location.OnDisk(Path folder) ? new Folder(folder) : new Simple(there);
    }

    /** A folder that has wheels in it. */
    record Folder(Path folder) implements Index {

        @Override
        public List<Candidate> of(String name) {
            if (!Files.isDirectory(folder)) {
                throw new ConfigurationException(
                        Code.NO_SUCH_PACKAGE, "there is no folder " + folder + " to look for packages in");
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.flatMap(
                                file -> Candidate.of(
                                        String.valueOf(file.getFileName()), new Location.OnDisk(file), null, "", false)
                                        .stream())
                        .filter(candidate -> candidate.name().equals(name))
                        .toList();
            } catch (IOException e) {
                throw new ConfigurationException(Code.NOT_FETCHED, "cannot read " + folder + ": " + e.getMessage());
            }
        }

        @Override
        public String place() {
            return folder.toString();
        }
    }

    /** An index with a page for each package, in HTML or JSON. */
    record Simple(Location root) implements Index {

        private static final Pattern ANCHOR = Pattern.compile("<a\\s([^>]*)>([^<]*)</a", Pattern.CASE_INSENSITIVE);
        private static final Pattern ATTRIBUTE =
                Pattern.compile("([\\w-]+)\\s*(?:=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?");
        private static final Pattern BASE =
                Pattern.compile("<base\\s[^>]*href\\s*=\\s*[\"']([^\"']+)", Pattern.CASE_INSENSITIVE);

        @Override
        public List<Candidate> of(String name) {
            Location page =
                    root.resolve(root.name().endsWith("/") ? root.name() + name + "/" : root.name() + "/" + name + "/");
            byte[] content;
            try {
                content = page.read();
            } catch (ConfigurationException e) {
                if (String.valueOf(e.getMessage()).contains("status 404")) {
                    return List.of();
                }
                throw e;
            }
            String text = new String(content, StandardCharsets.UTF_8);
            List<Candidate> all = text.stripLeading().startsWith("{") ? json(page, text) : html(page, text);
            return all.stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .toList();
        }

        private static List<Candidate> html(Location page, String text) {
            Matcher base = BASE.matcher(text);
            Location from = base.find() ? page.resolve(base.group(1)) : page;
            List<Candidate> found = new ArrayList<>();
            Matcher anchor = ANCHOR.matcher(text);
            while (anchor.find()) {
                Map<String, String> attributes = attributes(anchor.group(1));
                String href = attributes.getOrDefault("href", "");
                String[] parts = href.split("#", 2);
                Location file = from.relative(parts[0]);
                Candidate.of(
                                fileName(parts[0]),
                                file,
                                parts.length > 1 && parts[1].startsWith("sha") ? parts[1] : null,
                                attributes.getOrDefault("data-requires-python", ""),
                                attributes.containsKey("data-yanked"))
                        .ifPresent(found::add);
            }
            return found;
        }

        private static Map<String, String> attributes(String text) {
            Map<String, String> attributes = new TreeMap<>();
            ATTRIBUTE.matcher(text).results().forEach(found -> {
                String value = Stream.of(2, 3, 4)
                        .map(found::group)
                        .filter(group -> group != null)
                        .findFirst()
                        .orElse("");
                attributes.putIfAbsent(
                        found.group(1).toLowerCase(java.util.Locale.ROOT),
                        value.replace("&lt;", "<")
                                .replace("&gt;", ">")
                                .replace("&quot;", "\"")
                                .replace("&#39;", "'")
                                .replace("&amp;", "&"));
            });
            return attributes;
        }

        private static List<Candidate> json(Location page, String text) {
            List<Candidate> found = new ArrayList<>();
            try {
                for (JsonNode file : new ObjectMapper().readTree(text).path("files")) {
                    String hash = file.path("hashes").path("sha256").asText(null);
                    JsonNode yanked = file.path("yanked");
                    Candidate.of(
                                    file.path("filename").asText(),
                                    page.relative(file.path("url").asText()),
                                    hash == null ? null : "sha256=" + hash,
                                    file.path("requires-python").asText(""),
                                    yanked.isTextual() || yanked.asBoolean())
                            .ifPresent(found::add);
                }
            } catch (IOException e) {
                throw new ConfigurationException(
                        Code.NOT_FETCHED, page.name() + " is no page of an index: " + e.getMessage());
            }
            return found;
        }

        @Override
        public String place() {
            return root.name();
        }
    }

    /** The name of the file that a URL or path leads to. */
    static String fileName(String address) {
        String path = address.replaceFirst("[?#].*$", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return Location.SCHEME.matcher(address).matches() || name.contains("%")
                ? URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8)
                : name;
    }

    /** A hash that an address carries behind {@code #}. */
    static @Nullable String hash(String address) {
        int mark = address.indexOf("#sha");
        return mark < 0 ? null : address.substring(mark + 1);
    }

    /** An address without it. */
    static String bare(String address) {
        int mark = address.indexOf('#');
        return mark < 0 ? address : address.substring(0, mark);
    }
}
