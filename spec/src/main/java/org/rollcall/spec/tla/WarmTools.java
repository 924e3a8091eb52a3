package org.rollcall.spec.tla;

import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Tools that are free again. They serve the next specification of the same module, because they are warm; another module's
 * tables would get in its way.
 */
final class WarmTools {
    private final Map<String, Deque<IsolatedLoader>> free = new ConcurrentHashMap<>();

    /** Free tools of this module, or new ones. */
    IsolatedLoader borrow(String module) {
        IsolatedLoader warm = shelf(module).pollFirst();
        return warm == null ? new IsolatedLoader() : warm;
    }

    void giveBack(String module, IsolatedLoader loader) {
        shelf(module).addFirst(loader);
    }

    private Deque<IsolatedLoader> shelf(String module) {
        return free.computeIfAbsent(module, name -> new ConcurrentLinkedDeque<>());
    }
}
