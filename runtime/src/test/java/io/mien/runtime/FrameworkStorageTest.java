package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FrameworkStorageTest {
    @TempDir
    private Path cache;

    private FrameworkStorage kept(String bundles) throws StartException {
        return FrameworkStorage.in(cache, Optional.of(bundles));
    }

    private FrameworkStorage filled(String bundles) throws Exception {
        FrameworkStorage storage = kept(bundles);
        Files.createDirectories(storage.path().resolve("bundle4/data"));
        Files.writeString(storage.path().resolve("bundle4/data/config"), "of one run");
        Files.writeString(storage.path().resolve("bundle4/bundle.info"), "x");
        storage.setFilled(true);
        return storage;
    }

    @Test
    void keepsTheBundlesForTheSameListAndNothingThatTheyStored() throws Exception {
        FrameworkStorage first = filled("a b");
        first.close();
        FrameworkStorage second = kept("a b");
        assertEquals(first.path(), second.path());
        assertTrue(Files.exists(second.path().resolve("bundle4/bundle.info")));
        assertFalse(Files.exists(second.path().resolve("bundle4/data")));
        second.close();
    }

    /** What Declarative Services read in the bundles. */
    private Path described() throws Exception {
        FrameworkStorage first = filled("a b");
        Path data = first.path().resolve("bundle5/data");
        Files.createDirectories(data);
        Files.writeString(data.resolve("componentMetadataStore"), "read in the bundles");
        first.close();
        return data.resolve("componentMetadataStore");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsTheDescriptionsOfComponents() throws Exception {
        Path descriptions = described();
        FrameworkStorage second = kept("a b");
        assertTrue(Files.exists(descriptions));
        assertTrue(second.isComplete());
        second.close();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void discardsDescriptionsThatAreNotAsTheyWereLeft() throws Exception {
        Path descriptions = described();
        FileTime before = Files.getLastModifiedTime(descriptions);
        Files.writeString(descriptions, "READ IN THE BUNDLES");
        Files.setLastModifiedTime(descriptions, before);
        FrameworkStorage second = kept("a b");
        assertFalse(Files.exists(descriptions));
        assertFalse(second.isComplete());
        second.close();
    }

    @Test
    void anotherListHasAnotherStorage() throws Exception {
        FrameworkStorage first = filled("a b");
        first.close();
        FrameworkStorage second = kept("a c");
        assertNotEquals(first.path(), second.path());
        assertFalse(Files.exists(second.path()));
        second.close();
    }

    @Test
    void discardsWhatWasNotFilled() throws Exception {
        FrameworkStorage first = filled("a b");
        first.setFilled(false);
        first.close();
        FrameworkStorage second = kept("a b");
        assertFalse(Files.exists(second.path()));
        second.close();
    }

    /** A link that leads nowhere is like a folder that another process removes between two looks at it. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void startsThoughAnotherProcessRemovesItsStorageAtThatMoment() throws Exception {
        FrameworkStorage first = kept("a b");
        Path all = first.path().getParent().getParent();
        Files.createSymbolicLink(all.resolve("run-gone"), all.resolve("nowhere"));
        FrameworkStorage second = kept("a b");
        assertFalse(second.isKept());
        second.close();
        first.close();
    }

    @Test
    void processThatFindsItInUseHasAStorageThatIsRemovedAtItsEnd() throws Exception {
        FrameworkStorage first = filled("a b");
        FrameworkStorage second = kept("a b");
        assertNotEquals(first.path(), second.path());
        assertFalse(second.isKept());
        Files.createDirectories(second.path());
        second.close();
        assertFalse(Files.exists(second.path().getParent()));
        first.close();
    }

    @Test
    void theNextStartRemovesWhatAKilledProcessLeftBehind() throws Exception {
        Path left = Files.createDirectories(cache.resolve("framework/run-123/bundles/bundle1"));
        Path outside = Files.writeString(cache.resolve("library.so"), "x");
        Files.createSymbolicLink(left.resolve("library.so"), outside);
        FrameworkStorage storage = FrameworkStorage.in(cache, Optional.empty());
        assertFalse(Files.exists(cache.resolve("framework/run-123")));
        assertTrue(Files.exists(outside), "links are not followed");
        storage.close();
    }

    @Test
    void aStorageThatIsInUseIsNotRemovedByAnother() throws Exception {
        FrameworkStorage first = FrameworkStorage.in(cache, Optional.empty());
        Files.createDirectories(first.path());
        FrameworkStorage.in(cache, Optional.empty()).close();
        assertTrue(Files.exists(first.path()));
        first.close();
    }

    @Test
    void onlySomeListsAreKept() throws Exception {
        for (int i = 0; i < 12; i++) {
            filled("list " + i).close();
        }
        try (Stream<Path> kept = Files.list(cache.resolve("framework"))) {
            assertEquals(8, kept.filter(p -> p.toString().contains("kept-")).count());
        }
    }
}
