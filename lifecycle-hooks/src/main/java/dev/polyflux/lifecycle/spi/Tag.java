package dev.polyflux.lifecycle.spi;

/** What a followed proxy holds, and nothing else does: when the collector finds it, the proxy is gone. */
public final class Tag {

    private final Life life;

    Tag(Life life) {
        this.life = life;
    }

    /** The life of the proxy that holds it. */
    public Life life() {
        return life;
    }
}
