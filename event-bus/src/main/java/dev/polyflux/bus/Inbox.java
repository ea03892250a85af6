package dev.polyflux.bus;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventTranslatorOneArg;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one loop: a bounded ring that all threads write, and behind it a backlog that is the loop's own.
 *
 * <p>The loop moves what the ring holds to the backlog and runs it from there, so that a wait below a running message
 * can go on emptying the ring. Replies are not refused: where the ring is full they spill.
 */
final class Inbox {

    private static final class Slot {
        @Nullable
        Message message;
    }

    private static final EventTranslatorOneArg<Slot, Message> FILL =
            (slot, sequence, message) -> slot.message = message;

    private final EventLoop loop;
    private final int capacity;
    private final RingBuffer<Slot> ring;

    /** The last sequence that was moved; the ring gives out no slot beyond one round from here. */
    private final Sequence taken = new Sequence();

    private final ArrayDeque<Message> backlog = new ArrayDeque<>();

    /** How many messages of the backlog the loop's own code has put off; they leave the room to others. */
    private int putOff;

    private final ArrayDeque<Request> callbacks = new ArrayDeque<>();
    private final Queue<Message> spill = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Message> unspilled = new ArrayDeque<>();
    private final AtomicInteger spilled = new AtomicInteger();

    /** Waits below a message have emptied the ring into the backlog, and that is full by now as well. */
    private volatile boolean congested;

    Inbox(EventLoop loop, int capacity) {
        this.loop = loop;
        this.capacity = capacity;
        // The loop waits by its own means, so the ring has nobody to signal.
        ring = RingBuffer.createMultiProducer(Slot::new, capacity, new BusySpinWaitStrategy());
        ring.addGatingSequences(taken);
    }

    int capacity() {
        return capacity;
    }

    // Any thread.

    /** Takes a task or an asynchronous request; false when there is no room. */
    boolean offer(Message message) {
        return !congested && offerUrgent(message);
    }

    /** Takes a request somebody waits for; a backlog that grows while the loop waits does not keep it out. */
    boolean offerUrgent(Message message) {
        return spilled.get() == 0 && ring.tryPublishEvent(FILL, message);
    }

    /**
     * Takes a reply, always.
     *
     * <p>Once one has spilled, everything spills or is refused until the spill is empty, so that what one thread sends
     * stays in order.
     */
    void reply(Message message) {
        if (!offerUrgent(message)) {
            spilled.incrementAndGet();
            spill.add(message);
        }
    }

    /** Whether the ring and the spill are empty; a slot that is claimed and not yet published counts as full. */
    boolean isEmpty() {
        return ring.getCursor() == taken.get() && spilled.get() == 0;
    }

    // The loop only.

    boolean hasArrived() {
        return ring.isAvailable(taken.get() + 1) || spilled.get() != 0;
    }

    int backlog() {
        return backlog.size();
    }

    /** Whether the backlog holds as much as it may of what can be refused. */
    boolean isFull() {
        return backlog.size() - putOff >= capacity;
    }

    /** Puts a message of the loop itself behind all others it has seen. */
    void add(Message message) {
        backlog.add(message);
        if (isPutOff(message)) {
            putOff++;
        }
    }

    /** Moves everything that has arrived: calls made for a wait of this loop to the callbacks, the rest to the backlog. */
    void fillWhileWaiting() {
        move(true);
        if (isFull()) {
            congested = true;
        }
    }

    /** The next message of the backlog. */
    @Nullable
    Message poll() {
        if (congested && !isFull()) {
            congested = false;
        }
        Message message = backlog.poll();
        if (isPutOff(message)) {
            putOff--;
        }
        return message;
    }

    /** The next message of the ring, past the backlog; to be called while that is empty, or order is lost. */
    @Nullable
    Message take() {
        long sequence = taken.get() + 1;
        if (!ring.isAvailable(sequence)) {
            return null;
        }
        Message message = clear(ring.get(sequence));
        taken.set(sequence);
        return message;
    }

    /**
     * Moves what has arrived behind the backlog, where there is one, so that a loop whose work makes work without end gets
     * to it; and replies that have spilled, and before them what came before them.
     */
    void fill() {
        if (spilled.get() != 0 || !backlog.isEmpty()) {
            move(false);
        }
    }

    @Nullable
    Request nextCallback() {
        return callbacks.poll();
    }

    /** Below a wait: empties the ring, and runs the calls that are made for the sake of a wait of this loop. */
    void serveCallbacks() {
        fillWhileWaiting();
        for (Request callback = nextCallback(); callback != null; callback = nextCallback()) {
            callback.run();
        }
    }

    /** Takes everything out, to be refused. After the loop has left, senders call this as well. */
    synchronized List<Message> empty() {
        fillWhileWaiting();
        List<Message> all = new ArrayList<>(callbacks);
        all.addAll(backlog);
        callbacks.clear();
        backlog.clear();
        putOff = 0;
        return all;
    }

    private void move(boolean waiting) {
        boolean spills = spilled.get() != 0;
        long sent = spills ? takeSpill() : 0;
        long sequence = taken.get() + 1;
        while ((waiting || !isFull()) && ring.isAvailable(sequence)) {
            Message message = clear(ring.get(sequence));
            if (waiting && isCallback(message)) {
                callbacks.add((Request) message);
            } else {
                add(message);
            }
            taken.set(sequence++);
        }
        if (spills && sequence > sent) {
            int replies = unspilled.size();
            unspilled.forEach(this::add);
            unspilled.clear();
            spilled.addAndGet(-replies);
        }
    }

    private static boolean isPutOff(@Nullable Message message) {
        return message instanceof Task task && task.isPutOff();
    }

    private boolean isCallback(Message message) {
        return message instanceof Request request && CallChain.comesFrom(loop, request.outer());
    }

    /**
     * Takes the replies out of the spill and gives the place in the ring they come after.
     *
     * <p>What their senders sent before lies in the ring up to the cursor as it is now, perhaps behind a slot that another
     * thread has claimed and not published. Until all of that is taken, the replies wait; and until they are in the
     * backlog they count as spilled, which keeps what is sent after them out of the ring.
     */
    private long takeSpill() {
        for (Message reply = spill.poll(); reply != null; reply = spill.poll()) {
            unspilled.add(reply);
        }
        return ring.getCursor();
    }

    private static Message clear(Slot slot) {
        Message message = slot.message;
        slot.message = null;
        if (message == null) {
            throw new IllegalStateException("an empty slot was published");
        }
        return message;
    }
}
