package dev.polyflux.bus;

import dev.polyflux.core.OverflowException;
import dev.polyflux.core.PolyfluxException;
import org.jspecify.annotations.Nullable;

/** Where messages come into a loop, from any thread: what is taken while it closes, or while there is no room. */
final class Entrance {

    private final EventLoop loop;
    private final Inbox inbox;
    private final LoopLife life;

    Entrance(EventLoop loop, Inbox inbox, LoopLife life) {
        this.loop = loop;
        this.inbox = inbox;
        this.life = life;
    }

    /** Takes a task or an asynchronous request; gives the reason where it does not. */
    @Nullable
    PolyfluxException offer(Message message) {
        if (!life.isOpen()) {
            return loop.refusal();
        }
        if (life.isWorkingHere()) {
            if (message instanceof Task && inbox.isFull()) {
                return overflow();
            }
            inbox.add(message);
            return null;
        }
        if (!inbox.offer(message)) {
            return overflow();
        }
        life.announce();
        return null;
    }

    /** Takes a request somebody waits for; false while there is no room, or when it is not admitted. */
    boolean offer(Request request) {
        if (!admits(request) || !inbox.offerUrgent(request)) {
            return false;
        }
        life.announce();
        return true;
    }

    /** A closing loop still serves the calls made for its own waits. */
    boolean admits(Request request) {
        return life.isOpen() || CallChain.comesFrom(loop, request.outer());
    }

    /** Takes what the loop's own code has put off, always but on a closing loop. */
    void putOff(Runnable task) {
        if (!life.isOpen()) {
            throw loop.closedException();
        }
        Task message = Task.putOff(task, loop.origin());
        if (life.isWorkingHere()) {
            inbox.add(message);
        } else {
            reply(message);
        }
    }

    /** Takes a reply, always. */
    void reply(Message reply) {
        inbox.reply(reply);
        life.announce();
    }

    private OverflowException overflow() {
        return new OverflowException("the inbox of " + loop.name() + " is full: " + inbox.capacity() + " messages");
    }
}
