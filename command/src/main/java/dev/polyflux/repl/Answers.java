package dev.polyflux.repl;

import org.jline.reader.UserInterruptException;
import reactor.core.publisher.Mono;

/** What a realm answers while somebody types: the editor waits for it, and Ctrl-C ends that as it ends the line. */
final class Answers {

    private Answers() {}

    /** The answer; {@code unknown} where there is none. */
    static <T> T of(Mono<T> asked, T unknown, String line) {
        try {
            return asked.onErrorReturn(unknown).blockOptional().orElse(unknown);
        } catch (RuntimeException stopped) {
            if (Thread.interrupted() || stopped.getCause() instanceof InterruptedException) {
                throw new UserInterruptException(line);
            }
            throw stopped;
        }
    }
}
