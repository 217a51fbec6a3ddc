package io.mien.sightings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Image;
import io.mien.session.KeptSightings;
import io.mien.session.OpenGallery;
import io.mien.sightings.recording.TestFrames;
import io.mien.store.StoreStatus;
import io.mien.support.testing.Await;
import io.mien.support.testing.CodecStub;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SightingsComponentTest {
    @TempDir
    private Path data;

    private Optional<SightingsComponent> started = Optional.empty();

    private SightingsComponent start(Map<String, Object> given) {
        SightingsConfig config = (SightingsConfig) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SightingsConfig.class},
                (proxy, method, arguments) -> given.getOrDefault(method.getName(), method.getDefaultValue()));
        SightingsComponent component =
                new SightingsComponent(config, new OpenGallery(data.resolve("gallery")), Clock.systemUTC());
        component.setCodec(new CodecStub() {
            @Override
            public byte[] encode(Image image, String type, float quality) {
                return new byte[] {1};
            }
        });
        component.start();
        started = Optional.of(component);
        return component;
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (started.isPresent()) {
            started.get().stop();
        }
    }

    @Test
    void nothingIsKeptUnlessItIsAskedFor() throws Exception {
        SightingsComponent component = start(Map.of());
        assertFalse(component.isRecording());
        component.tracked(TestFrames.of(1, TestFrames.STRANGER, 100));
        component.setAsked(new KeptSightings());
        assertTrue(component.isRecording());
        component.tracked(TestFrames.of(2, TestFrames.STRANGER, 100));
        Await.until(() -> component.written() == 1);
        assertEquals(1, component.database().list().size());
        component.unsetAsked(new KeptSightings());
    }

    @Test
    void theConfigurationAsksForThemToo() throws Exception {
        SightingsComponent component = start(Map.of("enabled", true));
        component.tracked(TestFrames.of(1, TestFrames.known("Ada"), 100));
        Await.until(() -> component.written() == 1);
        component.renamed("Ada", "Grace");
        assertFalse(component.forgotten("Ada"));
        assertTrue(component.forgotten("Grace"));
        assertEquals(List.of(), component.database().list());
    }

    @Test
    void besideAnEncryptedGalleryNothingIsKeptWithoutAKey() throws Exception {
        SightingsComponent component = start(Map.of("enabled", true));
        StoreStatus encrypted = new StoreStatus() {
            @Override
            public Optional<String> problem() {
                return Optional.empty();
            }

            @Override
            public boolean isEncrypted() {
                return true;
            }
        };
        component.addStore(encrypted);
        component.tracked(TestFrames.of(1, TestFrames.STRANGER, 100));
        assertTrue(component.problem().orElseThrow().startsWith("the gallery is encrypted"));
        component.removeStore(encrypted);
        component.tracked(TestFrames.of(2, TestFrames.STRANGER, 100));
        Await.until(() -> component.written() == 1);
        assertEquals(1, component.database().list().size());
    }
}
