package io.mien.recognizer.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.StageWishes;
import io.mien.session.OpenGallery;
import io.mien.session.OpenModels;
import io.mien.session.SessionOptions;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** The end of a session. */
class OpenSessionTest {
    private final List<Class<?>> withdrawn = new CopyOnWriteArrayList<>();
    private final AtomicInteger ended = new AtomicInteger();
    private Runnable withdrawal = () -> {}; // run whenever the framework withdraws a service
    private final OpenSession session = new OpenSession(framework(), ended::incrementAndGet);

    OpenSessionTest() {
        session.ask(
                SessionOptions.defaults().gallery("a.store", Path.of("gallery")).models(),
                StageWishes.NONE,
                Duration.ofSeconds(20));
    }

    private BundleContext framework() {
        return proxy(BundleContext.class, (context, register, service) -> {
            Class<?> type = service[1].getClass();
            return proxy(ServiceRegistration.class, (registration, unregister, none) -> {
                withdrawn.add(type);
                withdrawal.run();
                return null;
            });
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** A command may end while the framework stops the recognizer. */
    @Test
    void twoThreadsThatCloseItWithdrawEachServiceOnce() {
        withdrawal = () -> {
            withdrawal = () -> {};
            CompletableFuture.runAsync(session::close)
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        };
        session.close();
        assertEquals(List.of(OpenModels.class, OpenGallery.class), withdrawn);
        assertEquals(1, ended.get());
    }

    /** The framework withdraws the services of a bundle that stops. */
    @Test
    void aServiceThatIsWithdrawnAlreadyKeepsNoOtherFromBeingWithdrawn() {
        withdrawal = () -> {
            throw new IllegalStateException("withdrawn already");
        };
        session.close();
        assertEquals(List.of(OpenModels.class, OpenGallery.class), withdrawn);
        assertEquals(1, ended.get());
    }
}
