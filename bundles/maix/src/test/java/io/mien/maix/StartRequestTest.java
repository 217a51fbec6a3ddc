package io.mien.maix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartRequestTest {
    @Test
    void pathsAreRelativeToTheWorkingDirectory() {
        StartRequest request = new StartRequest(
                true, List.of(Path.of("models/../face.mud")), Map.of(), Optional.of(Path.of("storage")));
        Path here = Path.of("").toAbsolutePath();
        assertEquals(List.of(here.resolve("face.mud")), request.models());
        assertEquals(Optional.of(here.resolve("storage")), request.storage());
    }
}
