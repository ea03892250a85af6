package dev.polyflux.bus;

/** What an inbox carries; it ends exactly once, run by its loop or refused. */
sealed interface Message permits Task, Request, CallSubscription {

    /** Does what it asks for, on the loop whose inbox it was in. */
    void run();

    /** Ends it without running it: the loop has closed. Called from any thread. */
    void refuse();
}
