package dev.polyflux.cluster;

import dev.polyflux.Elsewhere;
import dev.polyflux.Placement;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.Ref;
import dev.polyflux.lifecycle.Leases;
import io.rsocket.Closeable;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * One node of a cluster: what a runtime is given to place workers on others, and to take theirs.
 *
 * <pre>{@code
 * Cluster cluster = Cluster.of(ClusterSettings.of("a").at("10.0.0.1", 7946).secret(secret).members(engine).takesWorkers());
 * Polyflux runtime = Polyflux.builder().cluster(cluster).build();
 * Worker worker = runtime.start(spec.on(Placement.leastLoaded()));
 * }</pre>
 *
 * <p>For one runtime, which begins and closes it. Thread-safe.
 */
public final class Cluster implements Elsewhere {

    private static final Duration OFTEN = Duration.ofMillis(250);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LEAVING = Duration.ofSeconds(2);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final ClusterSettings settings;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final Map<String, Disposable> knocking = new ConcurrentHashMap<>();
    private final Placing placing;
    private final Sinks.Many<ClusterEvent> events = Sinks.many().multicast().directBestEffort();
    private final Sinks.Empty<Void> leaving = Sinks.empty();
    private final Sinks.Empty<Void> left = Sinks.empty();
    private final Disposable.Composite running = Disposables.composite();
    private final Set<ClusterEvent.Namesake> namesakes = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Home home;
    private volatile @Nullable Node self;
    private volatile @Nullable Closeable socket;
    private volatile boolean closed;

    private Cluster(ClusterSettings settings) {
        this.settings = settings;
        this.placing = new Placing(settings.name, settings.takesWorkers, connections);
    }

    /** A node that is set so. */
    public static Cluster of(ClusterSettings settings) {
        return new Cluster(settings);
    }

    /**
     * This node, as others know it.
     *
     * @throws IllegalStateException when it is not begun
     */
    public Node self() {
        Node there = self;
        if (there == null) {
            throw new IllegalStateException("the node has no runtime yet");
        }
        return there;
    }

    /** The other nodes that can be reached now. */
    public List<Node> nodes() {
        return connections.values().stream().map(Connection::node).toList();
    }

    /** The node of this name, as soon as it can be reached. Cold; cancelling ends the wait. */
    public Mono<Node> node(String name) {
        return Mono.defer(() -> {
            Mono<Node> coming = events().filter(event -> event instanceof ClusterEvent.Reached
                            && event.node().name().equals(name))
                    .next()
                    .map(ClusterEvent::node);
            Connection there = connections.get(name);
            return there == null ? coming : Mono.just(there.node());
        });
    }

    /**
     * What is found out of others.
     *
     * <p>Hot: a subscriber begins with who is reached now. Delivered on a thread that may block; what it does not request is kept for it.
     */
    public Flux<ClusterEvent> events() {
        Flux<ClusterEvent> present =
                Flux.defer(() -> Flux.fromIterable(nodes())).map(ClusterEvent.Reached::new);
        return Flux.merge(events.asFlux().onBackpressureBuffer(), present)
                .distinctUntilChanged()
                .publishOn(Schedulers.boundedElastic());
    }

    /** What is handed over between this node and each other one: how many objects it holds of theirs, and they of its. */
    @Override
    public Map<String, Leases> leases() {
        Map<String, Leases> leases = new TreeMap<>();
        connections.forEach((name, connection) -> leases.put(name, connection.leases()));
        return leases;
    }

    // For the runtime.

    @Override
    public void open(Home runtime) {
        home = runtime;
        Door door = new Door(settings, runtime.gate(), this::greeting);
        Transport.Opened opened = door.open(this::reached);
        socket = opened.socket();
        Node own = new Node(UUID.randomUUID().toString(), settings.name, settings.host, opened.port(), settings.tags);
        self = own;
        running.add(Flux.interval(Duration.ZERO, OFTEN)
                .onBackpressureDrop()
                .map(tick -> runtime.workers())
                .distinctUntilChanged()
                .subscribe(this::loaded));
        running.add(settings.members
                .join(own, leaving.asMono())
                .doFinally(how -> left.tryEmitEmpty())
                .subscribe(event -> told(event, door), failed -> {}));
    }

    private Greeting greeting() {
        String secret = settings.secret;
        return new Greeting(secret == null ? "" : secret, self(), settings.takesWorkers);
    }

    private void loaded(int workers) {
        placing.load(workers);
        connections.values().forEach(each -> each.tell(new Frame.Load(workers)));
    }

    private void told(MemberEvent event, Door door) {
        Node node = event.node();
        switch (event) {
            case MemberEvent.Joined joined -> knock(node, door);
            case MemberEvent.Suspected suspected -> placing.suspect(node.name(), true);
            case MemberEvent.Recovered recovered -> placing.suspect(node.name(), false);
            case MemberEvent.Gone gone -> {
                placing.suspect(node.name(), false);
                forget(node);
                Connection there = connections.get(node.name());
                if (there != null && there.node().id().equals(node.id())) {
                    there.lost(gone.left() ? "it has left" : "it does not answer any more");
                }
            }
        }
        tell(new ClusterEvent.Member(event));
    }

    /** Of two nodes the one whose name comes first goes to the other, again and again as long as that is a member. */
    private void knock(Node node, Door door) {
        if (settings.name.compareTo(node.name()) < 0) {
            Disposable trying = Mono.defer(() -> door.knock(node))
                    .doOnNext(this::reached)
                    .flatMap(Connection::over)
                    .then(Mono.<Void>error(new NodeLostException(node.name(), "its connection has ended")))
                    .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY)
                            .maxBackoff(LAST_RETRY)
                            .transientErrors(true)
                            .filter(failed -> !closed))
                    .subscribe(none -> {}, ended -> {});
            Disposable before = knocking.put(node.name(), trying);
            if (before != null) {
                before.dispose();
            }
            running.add(trying);
        }
    }

    private void forget(Node node) {
        Disposable trying = knocking.remove(node.name());
        if (trying != null) {
            trying.dispose();
        }
    }

    private void reached(Connection connection) {
        Node node = connection.node();
        if (closed) {
            connection.lost("this node is closed");
            return;
        }
        Connection before = connections.put(node.name(), connection);
        if (before != null) {
            before.lost("it has connected again");
        }
        placing.comes(node.name());
        connection.tell(new Frame.Load(placing.load()));
        tell(new ClusterEvent.Reached(node));
        connection.over().subscribe(why -> {
            if (connections.remove(node.name(), connection)) {
                namesakes.removeIf(each -> each.node().equals(node));
                tell(new ClusterEvent.Lost(node, why));
            }
        });
        Home runtime = home;
        if (runtime != null) {
            runtime.meets(connection.gate());
        }
    }

    private synchronized void tell(ClusterEvent event) {
        events.tryEmitNext(event);
    }

    @Override
    public @Nullable Ref place(Placement placement, String worker) {
        return placing.place(placement);
    }

    @Override
    public boolean takesWorkers() {
        return settings.takesWorkers;
    }

    @Override
    public List<Ref> gates() {
        return connections.values().stream()
                .sorted(Comparator.comparing(each -> each.node().name()))
                .map(Connection::gate)
                .toList();
    }

    @Override
    public void leaves(Ref ofNode) {
        Connection there = connections.get(ofNode.owner().name());
        if (there != null) {
            placing.leaves(there.node().name());
            tell(new ClusterEvent.Leaving(there.node()));
        }
    }

    @Override
    public void namesakes(Ref ofNode, List<String> names) {
        Connection there = connections.get(ofNode.owner().name());
        if (there != null) {
            names.stream()
                    .map(name -> new ClusterEvent.Namesake(there.node(), name))
                    .filter(namesakes::add)
                    .forEach(this::tell);
        }
    }

    @Override
    public void close() {
        closed = true;
        leaving.tryEmitEmpty();
        left.asMono().timeout(LEAVING, Mono.empty()).block();
        running.dispose();
        connections.values().forEach(each -> each.lost("this node is closed"));
        Closeable opened = socket;
        if (opened != null) {
            opened.dispose();
        }
        synchronized (this) {
            events.tryEmitComplete();
        }
    }
}
