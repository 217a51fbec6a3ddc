package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mien.boot.generation.Lock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgramWishesTest {
    private static final String RECOGNIZER = "io.mien.recognizer";
    private static final String HOST = "io.mien.host";

    private final Lock lock = new Lock(
            3, Instant.EPOCH, "use", 2, "maix", "", List.of(), Set.of(), Map.of("extractor", "small"), Set.of("a"));

    @Test
    void prefersTheProgramsWishesToTheDataFolders() {
        ProgramWishes wishes = new ProgramWishes(
                program(Map.of("use.detector", "yolo", "use.extractor", "large", "use.matcher", " ")));
        assertEquals(
                Map.of("detector", "yolo", "extractor", "large"),
                wishes.onto(lock).use());
        assertEquals(Set.of("a"), wishes.onto(lock).refused());
    }

    @Test
    void keepsTheListWithoutWishes() {
        assertEquals(lock, new ProgramWishes(program(Map.of("wait.millis", 1L))).onto(lock));
    }

    @Test
    void tellsHostAndRecognizerTheSame() {
        Map<String, Map<String, Object>> told = new ProgramWishes(program(Map.of("wait.millis", 1L)))
                .configured(lock)
                .configurations();
        assertEquals(1L, told.get(RECOGNIZER).get("wait.millis"));
        assertEquals("", told.get(RECOGNIZER).get("use.store"));
        for (String pid : List.of(RECOGNIZER, HOST)) {
            assertEquals("small", told.get(pid).get("use.extractor"), pid);
            assertEquals("", told.get(pid).get("use.detector"), pid);
            assertArrayEquals(new String[] {"a"}, (String[]) told.get(pid).get("refused"), pid);
        }
        assertFalse(told.get(HOST).containsKey("use.store"), told.toString());
    }

    @Test
    void configuresNothingUnasked() {
        RuntimeOptions none = RuntimeOptions.embeddedInProgram();
        assertEquals(none, new ProgramWishes(none).configured(lock));
    }

    private static RuntimeOptions program(Map<String, Object> recognizer) {
        return RuntimeOptions.embeddedInProgram()
                .withConfiguration(RECOGNIZER, recognizer)
                .withConfiguration(HOST, Map.of());
    }
}
