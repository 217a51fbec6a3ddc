package io.mien.store.derby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.session.OpenGallery;
import io.mien.store.FaceStore;
import io.mien.store.StoreException;
import io.mien.store.folder.FolderInUseException;
import io.mien.support.testing.Await;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;

/** When the store is offered, and what is said where it is not. */
class DerbyStoreComponentTest {
    @TempDir
    Path temporary;

    private volatile Optional<FaceStore> offered = Optional.empty();

    private volatile Optional<Dictionary<?, ?>> properties = Optional.empty();

    private volatile Runnable registering = () -> {};

    private DerbyStoreComponent start(Map<String, Object> more) {
        return start(more, Map.of());
    }

    private DerbyStoreComponent start(Map<String, Object> more, Map<String, Object> gallery) {
        Map<String, Object> configured =
                new HashMap<>(Map.of("folder", temporary.resolve("g").toString()));
        configured.putAll(more);
        configured.put("retry_millis", 10);
        OpenGallery asked = new OpenGallery(Path.of((String) configured.remove("folder")));
        DerbyStoreComponent component = new DerbyStoreComponent(
                fake(BundleContext.class, this::context),
                StoreConfigurations.of(configured),
                Map.of("service.ranking", 7, "other", "x"),
                Map.entry(gallery, asked));
        component.start();
        return component;
    }

    @Test
    void saysWhetherTheGalleryIsEncrypted() throws Exception {
        DerbyStoreComponent plain = start(Map.of());
        assertFalse(plain.isEncrypted());
        plain.stop();
        DerbyStoreComponent encrypted = start(Map.of("encryption", true, "key_environment", "NOT_SET_IN_TESTS"));
        assertTrue(encrypted.isEncrypted(), "also while it does not open");
        encrypted.stop();
    }

    private Object context(String method, Object... arguments) {
        if (method.equals("registerService")) {
            registering.run();
            properties = Optional.of((Dictionary<?, ?>) arguments[2]);
            offered = Optional.of((FaceStore) arguments[1]);
            return fake(ServiceRegistration.class, this::registration);
        }
        return fake(Bundle.class, (called, none) -> new Version("1.2.3"));
    }

    private Object registration(String method, Object... arguments) {
        if (method.equals("unregister")) {
            offered = Optional.empty();
        } else {
            properties = Optional.of((Dictionary<?, ?>) arguments[0]);
        }
        return null;
    }

    private interface Calls {
        Object on(String method, Object... arguments);
    }

    private static <T> T fake(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> calls.on(method.getName(), arguments)));
    }

    @Test
    void anOpenStoreIsOfferedWithItsProperties() throws Exception {
        DerbyStoreComponent component = start(Map.of());
        Await.until(() -> offered.isPresent());
        assertEquals(Optional.empty(), component.problem());
        assertEquals("derby", properties.orElseThrow().get("io.mien.name"));
        assertEquals("1.2.3", properties.orElseThrow().get("io.mien.version"));
        assertEquals(offered.get().gallery().toString(), properties.get().get("io.mien.model"));
        assertEquals(7, properties.get().get("service.ranking"));
        FaceStore store = offered.get();
        component.stop();
        assertEquals(Optional.empty(), offered);
        TestDerbyStores.PLAIN.open(temporary.resolve("g")).close();
        assertNotEquals(null, store.gallery());
    }

    @Test
    void theGalleryInThePropertiesFollowsARestore() throws Exception {
        Path backup = temporary.resolve("backup");
        String other;
        try (DerbyFaceStore first = TestDerbyStores.PLAIN.open(temporary.resolve("first"))) {
            first.backup(backup);
            other = first.gallery().toString();
        }
        DerbyStoreComponent component = start(Map.of());
        Await.until(() -> offered.isPresent());
        assertNotEquals(other, properties.orElseThrow().get("io.mien.model"));
        offered.get().restore(backup);
        assertEquals(other, properties.get().get("io.mien.model"));
        component.stop();
    }

    @Test
    void aStoreThatFailsIsNotOfferedAndSaysWhy() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "no folder");
        DerbyStoreComponent component = start(Map.of("folder", file.toString()));
        Await.until(() -> component.problem().isPresent());
        assertTrue(
                component.problem().get().contains(file.toString()),
                component.problem().get());
        component.stop();
        assertEquals(Optional.empty(), offered);
    }

    @Test
    void theNextStoreTakesOverWhenTheFolderIsFree() throws Exception {
        DerbyFaceStore owner = TestDerbyStores.PLAIN.open(temporary.resolve("g"));
        DerbyStoreComponent component = start(Map.of());
        Await.until(() -> component.problem().isPresent());
        assertTrue(
                component.problem().get().contains("in use by this process"),
                component.problem().get());
        assertEquals(Optional.empty(), offered);
        owner.close();
        Await.until(() -> offered.isPresent());
        assertEquals(Optional.empty(), component.problem());
        assertEquals(List.of(), offered.get().people());
        component.stop();
    }

    /** Opened without its configuration, an encrypted gallery would be refused, or a plain one be made in its place. */
    @Test
    void aConfiguredGalleryIsNotOpenedBeforeItsConfigurationIsThere() throws Exception {
        DerbyStoreComponent component = start(Map.of(), Map.of("configured", true));
        component.stop();
        assertFalse(Files.exists(temporary.resolve("g")));
        assertEquals(Optional.empty(), component.problem());
    }

    @Test
    void aWaitingStoreCanBeStopped() throws Exception {
        try (DerbyFaceStore owner = TestDerbyStores.PLAIN.open(temporary.resolve("g"))) {
            DerbyStoreComponent component = start(Map.of());
            Await.until(() -> component.problem().isPresent());
            component.stop();
            assertEquals(List.of(), owner.people());
        }
        assertEquals(Optional.empty(), offered);
    }

    @Test
    void aStoreStoppedWhileItIsOpeningIsClosedInSilence() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        registering = () -> {
            opened.countDown();
            Await.open(gone);
            throw new IllegalStateException("the bundle context is not valid any more");
        };
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.set(failure));
        try {
            DerbyStoreComponent component = start(Map.of("close_millis", 100));
            Await.open(opened);
            component.stop();
            gone.countDown();
            Await.until(() -> isFree());
            assertEquals(Optional.empty(), component.problem());
            assertNull(uncaught.get());
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void aStoreStoppedWhileItIsBeingOfferedIsWithdrawnAndClosed() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        registering = () -> {
            opened.countDown();
            Await.open(stopped);
        };
        DerbyStoreComponent component = start(Map.of("close_millis", 100));
        Await.open(opened);
        component.stop();
        stopped.countDown();
        Await.until(() -> isFree());
        Await.until(() -> offered.isEmpty());
    }

    private boolean isFree() {
        try {
            TestDerbyStores.PLAIN.open(temporary.resolve("g")).close();
            return true;
        } catch (FolderInUseException e) {
            return false;
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }
}
