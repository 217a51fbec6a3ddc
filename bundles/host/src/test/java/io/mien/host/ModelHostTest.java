package io.mien.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.detector.FaceDecoder;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Constants;

@Timeout(60)
class ModelHostTest extends ModelHostCase {
    @Test
    void onlyTheFirstInOrderIsOpened() throws IOException {
        models.detector("a", "1.0.0", "good#a");
        models.detector("b", "1.0.0", "good#b");
        start("");
        List<ModelStatus> list = host.list();
        assertEquals(List.of("a", "b"), list.stream().map(ModelStatus::name).toList());
        assertEquals(State.SERVING, list.get(0).state());
        assertEquals(State.CANDIDATE, list.get(1).state());
        assertEquals(List.of("a"), engine.opened);
        assertEquals(List.of("a"), framework.names());
    }

    @Test
    void anAskedForModelIsTheOnlyOneOpened() throws IOException {
        models.detector("a", "1.0.0", "good#a");
        models.detector("b", "1.0.0", "good#b");
        start("b");
        host.list();
        assertEquals(List.of("b"), engine.opened);
    }

    @Test
    void refusedModelMakesRoomForTheNext() throws IOException {
        models.detector("a", "1.0.0", "broken");
        models.detector("b", "1.0.0", "failing");
        models.detector("c", "1.0.0", "linkage");
        models.detector("d", "1.0.0", "good");
        start("");
        assertEquals("REFUSED a: not a network", reason("a"));
        assertEquals("REFUSED b: its first run failed: b: division by zero", reason("b"));
        assertTrue(reason("c").contains("no library"), reason("c"));
        assertEquals("SERVING ", reason("d"));
        assertEquals(List.of("b"), engine.closed, "what failed its first run is not left open");
    }

    @Test
    void oneBadModelDoesNotDisableTheOthers() throws IOException {
        models.detector("d", "1.0.0", "good");
        models.write("slash", TestModelFolder.mud("slash", "retinaface", "name = a/b"), "good");
        models.jar("jar", TestModelFolder.mud("jar", "retinaface", "name = a\u0000b"), "good");
        models.write("weights", TestModelFolder.mud("x".repeat(300), "retinaface", "name = long"), "good");
        Files.writeString(folder.resolve("odd\u001b.mud"), TestModelFolder.mud("odd", "retinaface"));
        start("");
        assertEquals("SERVING ", reason("d"));
        assertTrue(reason("slash.mud").startsWith("REFUSED slash.mud: [mien] name has"), reason("slash.mud"));
        assertTrue(reason("jar.mud").startsWith("REFUSED jar.mud: [mien] name has"), reason("jar.mud"));
        assertTrue(reason("long").startsWith("REFUSED long: "), reason("long"));
        assertTrue(reason("odd\u001b.mud").startsWith("REFUSED odd"), reason("odd\u001b.mud"));
    }

    @Test
    void refusedModelIsNotTriedAgainUntilItsPartsChange() throws IOException {
        models.detector("a", "1.0.0", "failing");
        start("");
        host.list();
        host.list();
        assertEquals(1, engine.opened.size());
        host.removeEngine(ENGINE);
        host.addEngine(new FakeEngine(), ENGINE);
        assertEquals("REFUSED a: its first run failed: a: division by zero", reason("a"));
    }

    @Test
    void theNewOneIsOfferedBeforeTheOldOneGoes() throws IOException {
        models.write("a", TestModelFolder.mud("a", "retinaface", "ranking = 1"), "good");
        models.detector("b", "1.0.0", "good");
        start("");
        host.list();
        host.removeFaceDecoder(FACES);
        host.list();
        assertTrue(framework.names().isEmpty(), "without a decoder nothing serves");
        assertEquals(List.of("a"), engine.closed);
        host.addFaceDecoder(new NoFaces(), FACES);
        assertEquals("SERVING ", reason("a"));
        FaceDecoder other = new NoFaces();
        host.addFaceDecoder(other, Map.of(Constants.SERVICE_ID, 0L));
        host.list();
        assertEquals(List.of("+a", "-a", "+a", "+a", "-a"), framework.events);
    }

    @Test
    void aMissingFolderIsSaid() {
        host = TestHosts.start(framework, config(folder.resolve("none"), ""));
        List<ModelStatus> list = host.list();
        assertEquals(State.REFUSED, list.get(0).state());
        assertEquals("there is no such folder", list.get(0).reason());
        assertEquals(Optional.empty(), list.get(0).kind());
    }

    @Test
    void afterTheHostNothingServesAndNothingIsOpen() throws IOException {
        models.detector("a", "1.0.0", "good");
        start("");
        host.list();
        host.stop();
        host.addFaceDecoder(new NoFaces(), FACES);
        assertThrows(IllegalStateException.class, host::list, "the host has stopped");
        host = null;
        assertTrue(framework.names().isEmpty());
        assertEquals(List.of("a"), engine.closed);
        assertFalse(engine.opened.isEmpty());
    }
}
