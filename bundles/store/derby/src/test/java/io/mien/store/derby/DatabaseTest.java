package io.mien.store.derby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.store.GalleryId;
import io.mien.store.NewFace;
import io.mien.tck.MarkedFaces;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final int CROWD = 300;

    private static final int CALLS = 5;

    private static final NewFace FACE = new NewFace("Ann", Optional.empty(), MarkedFaces.embedding(MarkedFaces.SPACE));

    @TempDir
    Path temporary;

    @Test
    void theFacesOfOneCallCountFromOneMomentOn() throws Exception {
        Path folder = temporary.resolve("database");
        DerbySettings settings = TestDerbyStores.PLAIN.settings(temporary);
        DerbyEngine engine = new DerbyEngine(temporary.resolve("engine"), settings.callWait());
        Database.create(folder, engine, settings, GallerySchema.current(), new GalleryId(UUID.randomUUID()));
        ExecutorService writing = Executors.newSingleThreadExecutor();
        try (Database database = Database.open(folder, engine, settings, GallerySchema.current(), Optional.empty())) {
            List<NewFace> crowd = Collections.nCopies(CROWD, FACE);
            List<String> labels = Collections.nCopies(CROWD, "Ann");
            Future<?> calls = writing.submit((Callable<Void>) () -> {
                for (int call = 0; call < CALLS; call++) {
                    database.add(crowd, labels);
                }
                return null;
            });
            Set<Long> seen = new TreeSet<>();
            long last = 0;
            while (!calls.isDone()) {
                long now = database.end();
                if (now != last) {
                    seen.add(now);
                    last = now;
                }
            }
            calls.get();
            seen.removeIf(end -> end % CROWD == 1);
            assertEquals(Set.of(), seen);
            assertEquals(1 + CALLS * CROWD, database.end());
        } finally {
            writing.shutdown();
            assertTrue(writing.awaitTermination(1, TimeUnit.MINUTES));
        }
    }
}
