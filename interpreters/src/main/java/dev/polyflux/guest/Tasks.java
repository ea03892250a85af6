package dev.polyflux.guest;

import dev.polyflux.bus.EventLoop;
import dev.polyflux.bus.Pump;
import dev.polyflux.core.WaitNotAllowedException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import reactor.core.Disposable;

/** What guest code puts off and waits for on its realm's loop. */
public final class Tasks {

    private final Guest guest;
    private final Surroundings surroundings;
    private final Exchange exchange;
    private final EventLoop loop;
    private final Map<Integer, Disposable> timers = new LinkedHashMap<>();
    private int lastTimer;
    private int pumping;

    /** How often {@link #clear} has ended what was put off until then. */
    private int cleared;

    Tasks(Guest guest, Surroundings surroundings, Exchange exchange) {
        this.guest = guest;
        this.surroundings = surroundings;
        this.exchange = exchange;
        this.loop = surroundings.loop();
    }

    @Export
    public int after(double millis, Value task) {
        exchange.function(task);
        int id = ++lastTimer;
        timers.put(
                id,
                exchange.checked(() -> loop.after(duration(millis), () -> {
                    timers.remove(id);
                    run(task);
                })));
        return id;
    }

    @Export
    public int every(double millis, Value task) {
        exchange.function(task);
        int id = ++lastTimer;
        timers.put(id, exchange.checked(() -> loop.every(duration(Math.max(1, millis)), () -> run(task))));
        return id;
    }

    @Export
    public void clear(int id) {
        Disposable timer = timers.remove(id);
        if (timer != null) {
            timer.dispose();
        }
    }

    /** Ends all that guest code has put off, and what keeps the realm from counting as done. */
    void clear() {
        List.copyOf(timers.values()).forEach(Disposable::dispose);
        timers.clear();
        cleared++;
    }

    @Export
    public void soon(Value task) {
        exchange.function(task);
        int before = cleared;
        exchange.checking(() -> loop.soon(() -> {
            if (cleared == before) {
                run(task);
            }
        }));
    }

    /** Keeps the realm from counting as done; cleared like a timer. */
    @Export
    public int keepAlive(String reason) {
        int id = ++lastTimer;
        timers.put(id, loop.keepAlive(exchange.given(reason)));
        return id;
    }

    /** Runs a task when the realm has come to rest, with nothing left that it could do by itself. */
    @Export
    public void whenIdle(Value task) {
        exchange.function(task);
        surroundings.whenIdle(() -> run(task));
    }

    /** Runs a task when all realms have come to rest together. */
    @Export
    public void whenAllIdle(Value task) {
        exchange.function(task);
        surroundings.whenAllIdle(() -> run(task));
    }

    /** Whether guest code may wait here and now for what the realm's loop has yet to do. */
    @Export
    public boolean mayPump() {
        return loop.inLoop() && !guest.neighbours().isBelow();
    }

    /** Waits for what the realm's loop has yet to do: it goes on below the caller until {@code done} gives true. */
    @Export
    public void pump(Value done, String what) {
        exchange.checking(() -> {
            if (!mayPump()) {
                throw new WaitNotAllowedException("'" + guest.endpoint().name() + "' may not wait here for " + what);
            }
            surroundings.suspended();
            pumping++;
            try {
                Pump.until(() -> done.execute().asBoolean(), what);
            } finally {
                pumping--;
            }
        });
    }

    /** How many calls of {@link #pump} are under way. */
    int pumping() {
        return pumping;
    }

    @Export
    public double seconds() {
        return loop.now(TimeUnit.NANOSECONDS) / 1e9;
    }

    private void run(Value task) {
        exchange.enter(task::executeVoid);
    }

    private static Duration duration(double millis) {
        return Duration.ofNanos((long) (Math.max(0, millis) * 1e6));
    }
}
