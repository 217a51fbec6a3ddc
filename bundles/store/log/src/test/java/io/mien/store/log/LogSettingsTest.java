package io.mien.store.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.store.StoreException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogSettingsTest {
    /** The declared defaults, except for what is given by method name. */
    private static LogStoreConfig of(Map<String, Object> given) {
        return (LogStoreConfig) Proxy.newProxyInstance(
                LogSettingsTest.class.getClassLoader(),
                new Class<?>[] {LogStoreConfig.class},
                (proxy, method, arguments) -> given.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    @Test
    void takesTheConfiguration() throws StoreException {
        LogSettings settings =
                LogSettings.of(of(Map.of("superseded_mebibytes", 3)), Optional.of(Path.of("/some/where")));
        assertEquals(Path.of("/some/where"), settings.folder());
        assertEquals(3 << 20, settings.mostSuperseded());
    }

    @Test
    void withoutAFolderThereIsNoStore() {
        assertThrows(StoreException.class, () -> LogSettings.of(of(Map.of()), Optional.empty()));
    }

    @Test
    void refusesEncryption() {
        String told = assertThrows(
                        StoreException.class,
                        () -> LogSettings.of(of(Map.of("encryption", true)), Optional.of(Path.of("f"))))
                .getMessage();
        assertTrue(told.contains("encrypts nothing"), told);
    }
}
