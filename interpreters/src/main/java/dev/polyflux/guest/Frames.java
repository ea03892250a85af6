package dev.polyflux.guest;

import dev.polyflux.core.GuestError.Frame;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Value;

/** The frames of user code in one realm, as its languages tell them. */
final class Frames {

    private final Value here;
    private final Neighbours neighbours;

    /** {@code here} is the guest function that gives the frames below it. */
    Frames(Value here, Neighbours neighbours) {
        this.here = here;
        this.neighbours = neighbours;
    }

    /** Those on the loop's stack now, innermost first, of this language or else of the realm's other one. */
    List<Frame> here() {
        List<Frame> own = own();
        return own.isEmpty() ? neighbours.frames() : own;
    }

    List<Frame> own() {
        return of(here.execute());
    }

    /** Frames as guest code gives them: function, file, line, function, ... */
    static List<Frame> of(Value places) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < places.getArraySize(); i += 3) {
            frames.add(new Frame(
                    places.getArrayElement(i).asString(),
                    places.getArrayElement(i + 1).asString(),
                    places.getArrayElement(i + 2).asInt()));
        }
        return frames;
    }
}
