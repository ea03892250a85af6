package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Lease;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.ReleasedException;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends a proxy before the collector does, and what its use says afterwards. */
final class ProxyLifetimeTest {

    private static final int COLLECTIONS = 200;

    private static @Nullable Polyflux runtime;
    private static @Nullable Worker owner;
    private static @Nullable Worker user;

    @BeforeAll
    static void start() {
        Polyflux polyflux = Polyflux.builder().main("main.js", "").build();
        runtime = polyflux;
        owner = polyflux.start(
                WorkerSpec.of(
                        "owner.py",
                        """
                from pyscript import sync, window
                from pyodide.ffi import create_once_callable, create_proxy

                class Node: pass

                def grants(once):
                    sync.granted = create_once_callable(print) if once else create_proxy(print)
                    window.granted = sync.granted

                sync.grants = grants
                sync.node = Node
                sync.use = lambda node: type(node).__name__

                def grants_node():
                    import weakref
                    node = Node()
                    window.granted = create_proxy(node)
                    reference = weakref.ref(node)
                    sync.lives = lambda: reference() is not None
                sync.grants_node = grants_node
                """));
        user = polyflux.start(WorkerSpec.of(
                "user.js", "sync.use = (node) => (globalThis.kept = node).type; sync.again = () => kept.type"));
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(runtime).close();
    }

    private static Worker owner() {
        return Objects.requireNonNull(owner);
    }

    private static Worker user() {
        return Objects.requireNonNull(user);
    }

    @ParameterizedTest
    @CsvSource({
        "destroyed, true",
        "destroyed, false",
        "once, true",
        "once, false",
        "callbacks, true",
        "callbacks, false"
    })
    void aScriptPrintsWhatItsCommentsSay(String name, boolean sameRealm) {
        new LifetimeScript(name, sameRealm).assertPrintsItsComments(false);
    }

    @Test
    void whatJavaLendsEndsWhenTheLeaseIsClosed() {
        Ref node = Objects.requireNonNull(owner().call("node", Ref.class).block(LifetimeScript.LIMIT));
        try (Lease lease = node.lend()) {
            assertThat(owner().call("use", String.class, lease.ref()).block(LifetimeScript.LIMIT))
                    .isEqualTo("Node");
            assertThat(user().call("use", String.class, lease.ref()).block(LifetimeScript.LIMIT))
                    .isEqualTo("Node");
        }
        assertThatThrownBy(() -> user().call("again", String.class).block(LifetimeScript.LIMIT))
                .hasMessageMatching("(?s)Error: Object has already been destroyed\\n"
                        + "It was a python Node of owner, released by 'Java' at [-0-9]+T[:.0-9]+Z");
        assertThat(owner().call("use", String.class, node).block(LifetimeScript.LIMIT))
                .isEqualTo("Node");
    }

    @Test
    void theUseOfWhatMainHasDestroyedSaysSo() {
        owner().call("grants", Void.class, false).block(LifetimeScript.LIMIT);
        Ref granted =
                Objects.requireNonNull(owner().eval("sync.granted", Ref.class).block(LifetimeScript.LIMIT));
        Objects.requireNonNull(runtime)
                .start(WorkerSpec.of("destroys.js", "window.granted.destroy()"))
                .ended()
                .block(LifetimeScript.LIMIT);

        Reply reply = Objects.requireNonNull(granted.dispatch(new Trap.Apply(Marker.MISSING, Arguments.none()))
                .block(LifetimeScript.LIMIT));
        assertThatThrownBy(reply::orThrow)
                .isInstanceOf(ReleasedException.class)
                .hasMessageMatching("(?s)Object has already been destroyed\\n"
                        + "It was a python builtin_function_or_method of owner, released by '(main|destroys)' at .*");
    }

    @Test
    @Tag("gc")
    void whatIsDestroyedIsCollectedThoughItsProxyIsKept() {
        owner().call("grants_node", Void.class).block(LifetimeScript.LIMIT);
        assertThat(nodeLivesAfterCollections(1)).isTrue();
        Objects.requireNonNull(runtime)
                .start(WorkerSpec.of("keeps.js", "globalThis.kept = window.granted; kept.destroy();"))
                .ended()
                .block(LifetimeScript.LIMIT);
        assertThat(nodeLivesAfterCollections(COLLECTIONS)).isFalse();
    }

    private static boolean nodeLivesAfterCollections(int most) {
        boolean lives = true;
        for (int i = 0; i < most && lives; i++) {
            System.gc();
            lives = Boolean.TRUE.equals(owner().call("lives", Boolean.class).block(LifetimeScript.LIMIT));
        }
        return lives;
    }
}
