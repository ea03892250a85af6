package dev.polyflux.cluster.gossip;

import dev.polyflux.cluster.MemberEvent;
import dev.polyflux.cluster.MemberEvent.Gone;
import dev.polyflux.cluster.MemberEvent.Joined;
import dev.polyflux.cluster.MemberEvent.Recovered;
import dev.polyflux.cluster.MemberEvent.Suspected;
import dev.polyflux.cluster.Node;
import io.scalecube.cluster.Cluster;
import io.scalecube.cluster.ClusterConfig;
import io.scalecube.cluster.ClusterImpl;
import io.scalecube.cluster.ClusterMessageHandler;
import io.scalecube.cluster.membership.MembershipEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/** That a node is a member: what the engine does and tells of it. */
final class Membership {

    /** In beats. */
    private static final int SUSPICION = 4;

    private static final int SYNC = 10;
    private static final int GOSSIPS = 5;

    private final Node self;
    private final Gossip.Settings settings;
    private final FluxSink<MemberEvent> events;
    private final NodeCodec codec = new NodeCodec();
    private final Post post;

    /** Who is there, by what the engine calls them: their own ids. */
    private final Map<String, Node> there = new HashMap<>();

    private final Suspicions suspicions = new Suspicions();

    Membership(Node self, Gossip.Settings settings, Seal seal, FluxSink<MemberEvent> events) {
        this.self = self;
        this.settings = settings;
        this.events = events;
        this.post = new Post(self.host(), settings, seal, this::heard);
    }

    void begin(Mono<Void> leave) {
        Function<Cluster, ClusterMessageHandler> handler = cluster -> new ClusterMessageHandler() {
            @Override
            public void onMembershipEvent(MembershipEvent event) {
                told(event);
            }
        };
        ClusterImpl engine = new ClusterImpl(config()).handler(handler);
        Mono<Cluster> started = engine.start().cache();
        Disposable.Composite all = Disposables.composite();
        events.onDispose(all);
        // To go without a word, the engine is not heard any more when it says that it goes.
        events.onCancel(() -> post.stop().then(started).subscribe(any -> engine.shutdown(), none -> {}));
        all.add(started.subscribe(any -> {}, events::error));
        all.add(leave.then(started)
                .flatMap(any -> {
                    engine.shutdown();
                    return engine.onShutdown();
                })
                .subscribe(any -> {}, events::error, events::complete));
    }

    private ClusterConfig config() {
        int beat = (int) settings.beat().toMillis();
        ClusterConfig config = new ClusterConfig()
                .memberId(self.id())
                .memberAlias(self.name())
                .metadata(NodeCodec.bytes(self))
                .metadataCodec(codec)
                .externalHost(self.host())
                .transport(options -> options.transportFactory(none -> post))
                .failureDetector(options -> options.pingInterval(beat).pingTimeout(beat / 2))
                .gossip(options -> options.gossipInterval(beat / GOSSIPS))
                .membership(options -> options.seedMembers(settings.others())
                        .suspicionMult(SUSPICION)
                        .syncInterval(beat * SYNC));
        return settings.advertised() == 0 ? config : config.externalPort(settings.advertised());
    }

    private synchronized void told(MembershipEvent event) {
        String id = event.member().id();
        if (event.isAdded() && event.newMetadata() != null) {
            Node node = codec.deserialize(event.newMetadata());
            there.put(id, node);
            events.next(new Joined(node));
        } else if (event.isLeaving() || event.isRemoved()) {
            Node node = there.remove(id);
            suspicions.keep(there.keySet());
            if (node != null) {
                events.next(new Gone(node, event.isLeaving()));
            }
        }
    }

    private synchronized void heard(Record record) {
        Suspicions.News news = suspicions.heard(record);
        Node node = there.get(record.member());
        if (node != null) {
            switch (news) {
                case SUSPECTED -> events.next(new Suspected(node));
                case RECOVERED -> events.next(new Recovered(node));
                case NONE -> {}
            }
        }
    }
}
