package dev.polyflux.bus;

/** What an inbox carries; it ends exactly once, run by its loop or refused. */
abstract sealed class Message permits Task, Wait, CallSubscription {

    /** Does what it asks for, on the loop whose inbox it was in. */
    abstract void run();

    /** Ends it without running it: the loop has closed. Called from any thread. */
    abstract void refuse();
}
