package dev.polyflux.bus;

import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * What a loop has asked for or is asked for, and that is not settled. The loop's own.
 *
 * @param asked calls of this loop to others
 * @param settling calls of others whose value has yet to settle here
 * @param abroad what calls of this loop to no other loop are subscribed to
 */
record OpenWork(OpenCalls asked, OpenCalls settling, Disposable.Composite abroad) {

    static OpenWork none() {
        return new OpenWork(new OpenCalls(), new OpenCalls(), Disposables.composite());
    }
}
