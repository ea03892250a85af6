package dev.polyflux;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A place in a pool: who has it, and how often in a row nobody could be found for it. Within its crew's monitor. */
final class Slot<R extends Recruit> {

    private @Nullable Member<R> member;

    /** The name of who has it, or had it last. */
    private String last = "";

    private int failures;
    private @Nullable Throwable failure;
    private boolean givenUp;

    boolean isEmpty() {
        return member == null;
    }

    Member<R> member() {
        return Objects.requireNonNull(member, "nobody is in this place");
    }

    boolean holds(Member<R> one) {
        return member == one;
    }

    boolean hasRoom() {
        return member != null && member.hasRoom();
    }

    boolean isReady() {
        return member != null && member.isReady();
    }

    void put(Member<R> next) {
        member = next;
        last = next.recruit().name();
    }

    /** Takes over who has the other place, which has nobody then. */
    void takeFrom(Slot<R> other) {
        put(other.member());
        recovered();
        other.member = null;
    }

    // Failing.

    /** Who was there is lost; gives how often in a row one was, or could not be had, before. */
    int lost() {
        member = null;
        return failures++;
    }

    /** Nobody could be had; gives the same. */
    int failed(Throwable why) {
        failure = why;
        return lost();
    }

    /** Nobody is looked for any more. */
    void giveUp(Throwable why) {
        failure = why;
        givenUp = true;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    /** What went wrong last, where nothing has gone well since. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Somebody is there and can work. */
    void recovered() {
        failure = null;
        givenUp = false;
    }

    /** Somebody has done something. */
    void proved() {
        failures = 0;
    }

    PoolSnapshot.Member shown(boolean spare) {
        Member<R> there = member;
        if (there == null) {
            PoolSnapshot.MemberState state = givenUp
                    ? PoolSnapshot.MemberState.FAILED
                    : failures == 0 ? PoolSnapshot.MemberState.STARTING : PoolSnapshot.MemberState.RESTARTING;
            return new PoolSnapshot.Member(last, state, 0, 0, 0);
        }
        PoolSnapshot.MemberState state = !there.isReady()
                ? PoolSnapshot.MemberState.STARTING
                : spare ? PoolSnapshot.MemberState.SPARE : PoolSnapshot.MemberState.READY;
        return shown(there, state);
    }

    static <R extends Recruit> PoolSnapshot.Member shown(Member<R> one, PoolSnapshot.MemberState state) {
        return new PoolSnapshot.Member(one.recruit().name(), state, one.generation(), one.running(), one.served());
    }
}
