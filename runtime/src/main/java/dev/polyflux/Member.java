package dev.polyflux;

import org.jspecify.annotations.Nullable;

/** A recruit and the calls it has. Within its crew's monitor. */
final class Member<R extends Recruit> {

    private final R recruit;
    private final int generation;
    private final int most;
    private boolean ready;
    private @Nullable String lost;
    private int running;
    private long served;

    Member(R recruit, int generation, int most) {
        this.recruit = recruit;
        this.generation = generation;
        this.most = most;
    }

    R recruit() {
        return recruit;
    }

    int generation() {
        return generation;
    }

    int running() {
        return running;
    }

    long served() {
        return served;
    }

    boolean isReady() {
        return ready && lost == null;
    }

    void becomeReady() {
        ready = true;
    }

    boolean isLost() {
        return lost != null;
    }

    /** Why it is given no more calls; null where it is. */
    @Nullable
    String lost() {
        return lost;
    }

    /** Says that it is to be given no more calls; false where that was said before. */
    boolean lose(String why) {
        boolean news = lost == null;
        if (news) {
            lost = why;
        }
        return news;
    }

    boolean hasRoom() {
        return isReady() && running < most;
    }

    void begin() {
        running++;
    }

    void end() {
        running--;
        served++;
    }
}
