package dev.polyflux.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One section of a page, to be followed to the letter. What it has of a POM goes into the project's, a block behind the name of a file
 * is that file, shell commands are run one after the other, and what they print holds each line of the text behind them.
 */
record Recipe(String page, String heading, String text) {

    private static final Pattern BLOCK =
            Pattern.compile("(?:`([\\w./-]+)`[^`\n]*:\n\n)?```(\\w+)\n(.*?)```", Pattern.DOTALL);

    static Recipe of(String page, String heading) throws IOException {
        String whole = Files.readString(Path.of("..").resolve(page));
        int start = whole.indexOf("\n## " + heading + "\n");
        if (start < 0) {
            throw new IOException(page + " has no section " + heading);
        }
        int end = whole.indexOf("\n## ", start + 1);
        return new Recipe(page, heading, whole.substring(start, end < 0 ? whole.length() : end));
    }

    /** Does all it says, in the project's folder. */
    void follow(Project project) throws IOException, InterruptedException {
        for (MatchResult block : blocks()) {
            String file = block.group(1);
            String content = block.group(3);
            switch (block.group(2)) {
                case "xml" -> project.addToPom(content);
                case "sh" -> project.run(content);
                case "text" -> project.hasPrinted(content.lines().toList());
                default -> {
                    if (file != null) {
                        project.write(file, content);
                    }
                }
            }
        }
    }

    private List<MatchResult> blocks() {
        return BLOCK.matcher(text).results().toList();
    }
}
