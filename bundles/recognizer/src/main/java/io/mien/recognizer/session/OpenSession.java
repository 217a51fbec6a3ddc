package io.mien.recognizer.session;

import io.mien.StageWishes;
import io.mien.session.EngineOptions;
import io.mien.session.OpenGallery;
import io.mien.session.OpenModels;
import io.mien.session.Session;
import io.mien.session.SessionOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** The services with which a session asks for a gallery and models; they go in the opposite order. */
final class OpenSession implements Session {
    private final BundleContext context;
    private final Deque<ServiceRegistration<?>> offered = new ArrayDeque<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable ended;

    /**
     * Asks for nothing yet.
     *
     * @param ended run after everything is closed, once
     */
    OpenSession(BundleContext context, Runnable ended) {
        this.context = context;
        this.ended = ended;
    }

    /**
     * The gallery first: a store opens on a thread of its own, and takes longest. Engines before hosts: a model is opened as it is
     * asked for.
     *
     * @param wishes that the recognizer follows, and hosts, too
     * @param deadline of a call of a stage
     */
    void ask(SessionOptions options, StageWishes wishes, Duration deadline) {
        options.gallery()
                .ifPresent(g ->
                        offer(OpenGallery.class, new OpenGallery(g.folder()), Map.of(OpenGallery.STORE, g.store())));
        // Before the recognizer gives the call up: a run that is ended leaks neither a thread nor a model.
        Duration run = options.deadline().isZero()
                ? Duration.ZERO
                : deadline.multipliedBy(9).dividedBy(10);
        if (options.threads() > 0 || !run.isZero()) {
            offer(
                    EngineOptions.class,
                    EngineOptions.defaults().threads(options.threads()).deadline(run),
                    Map.of());
        }
        options.modelFolders()
                .ifPresent(m -> offer(
                        OpenModels.class,
                        new OpenModels(m.folders(), m.cache(), options.only(), Optional.of(wishes)),
                        Map.of()));
    }

    private <T> void offer(Class<T> type, T service, Map<String, Object> properties) {
        offered.push(context.registerService(type, service, new Hashtable<>(properties)));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            offered.forEach(OpenSession::withdraw);
            ended.run();
        }
    }

    private static void withdraw(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            // The framework was faster: it withdraws the services of a bundle that stops.
        }
    }
}
