package io.mien.store.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.session.OpenGallery;
import io.mien.session.SessionsOnly;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class ConfiguredGalleryTest {
    private final List<Object> offered = new ArrayList<>();
    private Optional<Dictionary<?, ?>> properties = Optional.empty();

    private ConfiguredGallery configured(String folder) {
        return configured(folder, null);
    }

    private ConfiguredGallery configured(String folder, SessionsOnly sessions) {
        BundleContext context = proxy(BundleContext.class, arguments -> {
            offered.add(arguments[1]);
            properties = Optional.of((Dictionary<?, ?>) arguments[2]);
            return proxy(ServiceRegistration.class, none -> offered.remove(arguments[1]));
        });
        return new ConfiguredGallery(context, "a.store", folder, sessions);
    }

    private interface Call {
        Object with(Object... arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> call.with(arguments)));
    }

    private static boolean isCurrent(Map<String, Object> properties, String opened, String configured) {
        return ConfiguredGallery.isCurrent(Map.entry(properties, new OpenGallery(Path.of(opened))), configured);
    }

    @Test
    void offersTheFolderBehindAllOthers() {
        ConfiguredGallery gallery = configured("here");
        assertEquals(List.of(new OpenGallery(Path.of("here"))), offered);
        assertEquals(Integer.MIN_VALUE, properties.orElseThrow().get("service.ranking"));
        assertEquals("a.store", properties.orElseThrow().get(OpenGallery.STORE));
        gallery.stop();
        assertEquals(List.of(), offered);
    }

    @Test
    void offersNothingWithoutAFolder() {
        configured(" ").stop();
        assertEquals(List.of(), offered);
        assertEquals(Optional.empty(), ConfiguredGallery.folder(null));
    }

    @Test
    void offersNothingOnceThereAreSessions() {
        configured("here", new SessionsOnly()).stop();
        assertEquals(List.of(), offered);
        assertEquals(Optional.empty(), properties);
    }

    @Test
    void aStoreIsBehindUntilItIsConfiguredWithTheSameFolder() {
        assertFalse(isCurrent(Map.of("configured", true), "here", null));
        assertFalse(isCurrent(Map.of("configured", true), "here", "there"));
        assertTrue(isCurrent(Map.of("configured", true), "here", "here"));
        assertTrue(isCurrent(Map.of(), "here", null));
    }
}
