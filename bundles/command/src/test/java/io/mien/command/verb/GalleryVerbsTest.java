package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.aligner.AlignmentId;
import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.fake.JsonTree;
import io.mien.extractor.EmbeddingSpace;
import io.mien.model.ModelId;
import io.mien.recognizer.GalleryStatus;
import io.mien.store.StoredFace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryVerbsTest {
    @TempDir
    private Path folder;

    private FakeDesk desk;

    @BeforeEach
    void sit() {
        desk = new FakeDesk(folder);
    }

    private static GalleryStatus gallery(String model, boolean serving, double progress, StoredFace... lacking) {
        EmbeddingSpace space = new EmbeddingSpace(new ModelId(model, "ab".repeat(32)), AlignmentId.SIMILARITY);
        return GalleryStatus.of(space, serving, 12).lacking(List.of(lacking)).progress(progress);
    }

    @Test
    void everyModelIsListedWithWhoNeedsEnrollingAgain() {
        desk.framework.galleries.galleries.add(gallery(
                "new",
                true,
                1,
                new StoredFace(4, "Bela", false),
                new StoredFace(3, "Ada", false),
                new StoredFace(9, "Ada", false)));
        desk.framework.galleries.galleries.add(gallery("old", false, .37, new StoredFace(8, "Nobody", false)));
        Result result = desk.onData("gallery", "list");
        assertEquals(0, result.code(), result.err());
        List<String> cells = result.lines().stream()
                .map(line -> line.strip().replaceAll(" {2,}", "|"))
                .toList();
        assertEquals(
                List.of(
                        "MODEL|ALIGNMENT|FACES|STATE",
                        "new@abababababab|similarity-5|12|serving, complete",
                        "old@abababababab|similarity-5|12|37 % made",
                        "3 faces need enrolling again for new:",
                        "Ada|3, 9",
                        "Bela|4"),
                cells);
    }

    @Test
    void theListIsAnObjectALineInJson() {
        desk.framework.galleries.galleries.add(gallery("new", true, .5, new StoredFace(4, "Bela", false)));
        var line =
                JsonTree.object(desk.onData("gallery", "list", "--json").lines().get(0));
        assertEquals("new@" + "ab".repeat(32), line.get("model"));
        assertEquals(true, line.get("serving"));
        assertTrue(line.get("lacking").toString().contains("Bela"), line.toString());
    }

    @Test
    void pruningSaysWhatWasDropped() {
        desk.framework.galleries.prunable = 5;
        assertEquals("dropped 5 embeddings\n", desk.onData("gallery", "prune").out());
        assertEquals("dropped 0 embeddings\n", desk.onData("gallery", "prune").out());
    }

    @Test
    void aGalleryIsMovedOnlyWhileMienRuns() {
        Result result = desk.onData("store", "migrate", "vault");
        assertEquals(1, result.code());
        assertEquals("mien: a gallery is moved while Mien runs: start 'mien run' first\n", result.err());
    }
}
