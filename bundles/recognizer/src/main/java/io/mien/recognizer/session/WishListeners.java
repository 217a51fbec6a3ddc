package io.mien.recognizer.session;

import io.mien.StageWishes;
import io.mien.session.WishListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells components that open stages what is asked for. Each is told of one after the other and never of an older one, also if it
 * comes while others are being told; no lock is held for two. Thread-safe.
 */
final class WishListeners {
    private static final Logger LOG = System.getLogger(WishListeners.class.getName());

    private final Map<WishListener, Told> listeners = new LinkedHashMap<>(); // guarded by this
    private Optional<Numbered> last = Optional.empty(); // guarded by this

    /** Wishes, counted from 1. */
    private record Numbered(long number, StageWishes wishes) {}

    /** What one listener was told. */
    private static final class Told {
        private final WishListener listener;
        private long number; // guarded by this

        Told(WishListener listener) {
            this.listener = listener;
        }

        /** A listener that fails keeps no other from being told. */
        synchronized void tell(Numbered news) {
            if (news.number() <= number) {
                return;
            }
            number = news.number();
            try {
                listener.wished(news.wishes());
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, "A component that opens stages does not take the wishes " + news.wishes(), e);
            }
        }
    }

    /** Tells it the last wishes, if there are any. */
    void add(WishListener listener) {
        Told told = new Told(listener);
        Optional<Numbered> now;
        synchronized (this) {
            listeners.put(listener, told);
            now = last;
        }
        now.ifPresent(told::tell);
    }

    synchronized void remove(WishListener listener) {
        listeners.remove(listener);
    }

    /** Every listener was told when this returns. */
    void tell(StageWishes wishes) {
        Numbered news;
        List<Told> all;
        synchronized (this) {
            news = new Numbered(last.map(Numbered::number).orElse(0L) + 1, wishes);
            last = Optional.of(news);
            all = List.copyOf(listeners.values());
        }
        all.forEach(told -> told.tell(news));
    }
}
