package io.mien.command.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.MienException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPicturesTest {
    @TempDir
    Path folder;

    private DemoPictures read(String truth) throws Exception {
        Files.writeString(folder.resolve("truth.json"), truth);
        return DemoPictures.in(folder);
    }

    @Test
    void truthIsRead() throws Exception {
        DemoPictures pictures = read(
                """
                {"people/Ada/1.jpg": [{"person": "Ada", "box": [1.5, 2, 3, 4], "points": [[1, 2], [3, 4]]}],
                 "people/Ada/2.jpg": [],
                 "calls/1.jpg": [{"box": [1, 2, 3, 4], "person": null}, {"person": "Ada", "box": [5, 6, 7, 8]}]}
                """);

        assertEquals(1, pictures.enrolled().size());
        assertEquals(2, pictures.probes().size());
        assertEquals(1.5f, pictures.enrolled().get(0).faces().get(0).box().x());
        assertEquals(Optional.empty(), pictures.probes().get(1).faces().get(0).person());
        assertEquals(Optional.of("Ada"), pictures.probes().get(1).faces().get(1).person());
    }

    @Test
    void brokenTruthIsTold() {
        assertThrows(MienException.class, () -> read("[]"));
        assertThrows(MienException.class, () -> read("{\"a\": [{\"person\": \"Ada\"}]}"));
        assertThrows(MienException.class, () -> read("{\"a\": [{\"person\": \"Ada\", \"box\": [1, 2, 3]}]}"));
        assertThrows(MienException.class, () -> read("{\"a\": ["));
    }
}
