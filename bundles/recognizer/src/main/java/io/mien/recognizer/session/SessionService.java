package io.mien.recognizer.session;

import io.mien.MienException;
import io.mien.StageWishes;
import io.mien.recognizer.lineup.StageRegistry;
import io.mien.session.Session;
import io.mien.session.SessionOptions;
import io.mien.session.Sessions;
import io.mien.session.SessionsOnly;
import io.mien.session.WishListener;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Tells the line-ups first what is asked for, then those that open stages: what they open is then placed as it was asked for.
 * Immediate, or the wishes would end with the last reference to the service.
 */
@Component(immediate = true)
public final class SessionService implements Sessions {
    private final BundleContext context;
    private final StageRegistry stages;
    private final WishListeners listeners = new WishListeners();
    private final Lock turns = new ReentrantLock(); // of those who ask; not needed by those who listen
    private Optional<StageWishes> wishes = Optional.empty(); // guarded by turns
    private Optional<OpenSession> open = Optional.empty(); // guarded by turns
    private Optional<ServiceRegistration<SessionsOnly>> only = Optional.empty(); // guarded by turns

    @Activate
    public SessionService(BundleContext context, @Reference StageRegistry stages) {
        this.context = context;
        this.stages = stages;
    }

    @Override
    public void wish(StageWishes asked) {
        turns.lock();
        try {
            if (!wishes.equals(Optional.of(asked))) {
                wishes = Optional.of(asked);
                stages.wish(asked);
                listeners.tell(asked);
            }
        } finally {
            turns.unlock();
        }
    }

    @Override
    public Session open(SessionOptions options) throws MienException {
        turns.lock();
        try {
            if (open.isPresent()) {
                throw new MienException("a session is open already; one at a time says what is open");
            }
            if (only.isEmpty()) {
                only = Optional.of(context.registerService(SessionsOnly.class, new SessionsOnly(), null));
            }
            OpenSession session = new OpenSession(context, this::ended);
            open = Optional.of(session);
            try {
                session.ask(options, stages.wishes(), stages.follow(Optional.of(options)));
            } catch (RuntimeException | LinkageError e) {
                session.close();
                throw e;
            }
            return session;
        } finally {
            turns.unlock();
        }
    }

    private void ended() {
        turns.lock();
        try {
            open = Optional.empty();
            stages.follow(Optional.<SessionOptions>empty());
        } finally {
            turns.unlock();
        }
    }

    /** The framework withdraws what was registered for the session. */
    @Deactivate
    void stop() {
        turns.lock();
        try {
            open.ifPresent(OpenSession::close);
            only.ifPresent(ServiceRegistration::unregister);
        } finally {
            turns.unlock();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(WishListener listener) {
        listeners.add(listener);
    }

    void removeListener(WishListener listener) {
        listeners.remove(listener);
    }
}
