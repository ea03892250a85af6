package dev.polyflux.guest;

import dev.polyflux.core.BootException;
import dev.polyflux.core.ConfigurationException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/**
 * The languages of one realm, in the context they share: the one it was booted with, and the one beside it once that is needed.
 *
 * <p>Any thread may ask for the first one and cancel the context; all else is the loop's own.
 */
public final class RealmLanguages {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String realm;
    private volatile @Nullable Context context;
    private @Nullable Outside outside;
    private volatile @Nullable Guest first;
    private @Nullable Guest second;
    private Consumer<Guest> role = guest -> {};
    private long polled;

    /** None yet; {@code realm} is its name. */
    public RealmLanguages(String realm) {
        this.realm = realm;
    }

    /** Opens the context that the languages will be in; from here on it can be cancelled. */
    public void open(Outside outside) {
        this.outside = outside;
        context = SharedEngine.context(outside);
    }

    /** Loads the first language into the context, and gives it its role: main's, or a worker's. */
    public void load(Language language, Surroundings around, Consumer<Guest> role) {
        this.role = role;
        Guest loaded =
                new Guest(language, Objects.requireNonNull(context), Objects.requireNonNull(outside), realm, around);
        role.accept(loaded);
        first = loaded;
    }

    /** The realm's guest of another language than {@code present} is, which is loaded beside it where there is none. */
    public Guest beside(Guest present, String language, Surroundings around) {
        for (Guest there : all()) {
            if (there.language().name().equals(language)) {
                return there;
            }
        }
        Guest beside = loaded(present, language, around);
        role.accept(beside);
        if (beside.language().meets() && present.language().meets()) {
            beside.meet(present);
            present.meet(beside);
        }
        second = beside;
        return beside;
    }

    private Guest loaded(Guest present, String language, Surroundings around) {
        try {
            if (second != null) {
                throw new ConfigurationException("it speaks two languages already");
            }
            Language wanted = Languages.named(language);
            SharedEngine.require(wanted);
            return new Guest(wanted, present.context(), present.outside(), realm, around);
        } catch (ConfigurationException | PolyglotException | IllegalStateException failure) {
            throw new BootException(
                    "'" + realm + "' cannot start " + language + " beside "
                            + present.language().name() + ": " + failure.getMessage(),
                    failure);
        }
    }

    /** The language it was booted with, while it is loaded. */
    public @Nullable Guest first() {
        return first;
    }

    /** Those that are loaded. */
    public List<Guest> all() {
        return Stream.of(Optional.ofNullable(first), Optional.ofNullable(second))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Lets the engines do now and then what they put off. */
    public void poll() {
        Guest loaded = first;
        long now = System.nanoTime();
        if (loaded != null && now - polled > POLL_NANOS) {
            polled = now;
            all().forEach(each -> each.language().poll(loaded.context()));
        }
    }

    /** Their code was interrupted, and ran no clean-up of its own. */
    public void recover() {
        all().forEach(Guest::recover);
    }

    /** What their code has printed and their streams keep back, leaves. */
    public void flush() {
        try {
            all().forEach(Guest::flush);
        } catch (PolyglotException ending) {
            // nothing of it runs any more
        }
    }

    /** Ends what their code has put off, while its objects stay for the others. */
    public void stopTimers() {
        all().forEach(Guest::stopTimers);
    }

    /** Ends by force what is running. */
    public void cancel() {
        Context running = context;
        if (running != null) {
            running.close(true);
        }
    }

    /** Closes the context: in order, or at once, which asks nobody for last words. */
    public void close(boolean atOnce) {
        Context made = context;
        if (made != null) {
            try {
                made.close(atOnce);
            } catch (PolyglotException interrupted) {
                made.close(true);
            }
        }
    }

    /** Whoever still holds the realm, or a reference to one of its objects, holds nothing of its languages. */
    public void letGo() {
        all().forEach(Guest::end);
        context = null;
        outside = null;
        first = null;
        second = null;
    }
}
