package io.mien.recognizer.session;

import io.mien.StageWishes;
import io.mien.recognizer.lineup.StageRegistry;
import io.mien.session.Sessions;
import io.mien.session.WishListener;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Tells the line-ups first what is asked for, then those that open stages: what they open is then placed as it was asked for. */
@Component
public final class SessionService implements Sessions {
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
        listeners.forEach(listener -> listener.wished(asked));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addListener(WishListener listener) {
        listeners.add(listener);
        wishes.ifPresent(listener::wished);
    }

    synchronized void removeListener(WishListener listener) {
        listeners.remove(listener);
    }
}
