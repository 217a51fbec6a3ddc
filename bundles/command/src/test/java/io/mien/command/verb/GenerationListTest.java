package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.generation.FileDisk;
import io.mien.boot.generation.GenerationFolder;
import io.mien.boot.generation.GenerationWriter;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.command.fake.FakeDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien generations}. */
class GenerationListTest {
    @TempDir
    private Path folder;

    @Test
    void generationsAreListedNewestFirst() throws Exception {
        FakeDesk desk = new FakeDesk(folder);
        assertEquals(
                List.of("Nothing was ever deployed."),
                desk.onData("generations").lines());
        Path data = Files.createDirectories(folder.resolve("data"));
        GenerationWriter writer = new GenerationWriter(new GenerationFolder(data), new FileDisk());
        LockedBundle bundle =
                LockedBundle.ofDistribution("bundles/a.jar", Set.of()).withManifest("a", "1.0.0");
        for (String why : List.of("start", "deploy a.jar")) {
            writer.write(new Lock(
                    0, Instant.EPOCH, why, 0, "desk", "io.mien:desk:1", List.of(bundle), Set.of(), Map.of(), Set.of()));
        }
        List<String> lines = desk.onData("generations").lines();
        assertTrue(lines.get(1).startsWith("*") && lines.get(1).endsWith("deploy a.jar"), lines::toString);
        assertTrue(lines.get(2).startsWith(" ") && lines.get(2).endsWith("start"), lines::toString);
        String json = desk.onData("generations", "--json").lines().get(0);
        assertTrue(json.startsWith("{\"generation\":2,\"current\":true,"), json);
    }
}
