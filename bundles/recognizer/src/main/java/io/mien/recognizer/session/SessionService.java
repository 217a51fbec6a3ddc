package io.mien.recognizer.session;

import io.mien.StageWishes;
import io.mien.recognizer.lineup.StageRegistry;
import io.mien.session.Sessions;
import io.mien.session.WishListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Tells the line-ups first what is asked for, then those that open stages: what they open is then placed as it was asked for.
 * Immediate, or the wishes would end with the last reference to the service.
 */
@Component(immediate = true)
public final class SessionService implements Sessions {
    private static final Logger LOG = System.getLogger(SessionService.class.getName());

    private final StageRegistry stages;
    private final Set<WishListener> listeners = new LinkedHashSet<>(); // guarded by this
    private Optional<StageWishes> wishes = Optional.empty(); // guarded by this

    @Activate
    public SessionService(@Reference StageRegistry stages) {
        this.stages = stages;
    }

    @Override
    public synchronized void wish(StageWishes asked) {
        if (wishes.equals(Optional.of(asked))) {
            return;
        }
        wishes = Optional.of(asked);
        stages.wish(asked);
        listeners.forEach(listener -> tell(listener, asked));
    }

    /** A listener that fails keeps no other from being told. */
    private static void tell(WishListener listener, StageWishes asked) {
        try {
            listener.wished(asked);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "A component that opens stages does not take the wishes " + asked, e);
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addListener(WishListener listener) {
        listeners.add(listener);
        wishes.ifPresent(last -> tell(listener, last));
    }

    synchronized void removeListener(WishListener listener) {
        listeners.remove(listener);
    }
}
