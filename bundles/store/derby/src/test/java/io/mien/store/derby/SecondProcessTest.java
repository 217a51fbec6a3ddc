package io.mien.store.derby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.store.StoreException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a gallery belongs to one process at a time. */
class SecondProcessTest {
    @TempDir
    Path folder;

    /** Opens the gallery in the folder named, says so or why not, and stays. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            try {
                TestStores.PLAIN.open(Path.of(arguments[0]));
                System.out.println("open");
            } catch (StoreException e) {
                System.out.println(e.getMessage());
            }
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Test
    void theOwnersProcessIsNamedAndItsDeathFreesTheFolder() throws Exception {
        try (ChildProcess owner = new ChildProcess(Holder.class, folder.toString())) {
            assertEquals("open", owner.line());
            String refusal = assertThrows(FolderInUseException.class, () -> TestStores.PLAIN.open(folder))
                    .getMessage();
            assertTrue(refusal.contains("in use by process " + owner.pid() + ", which started at "), refusal);
            owner.kill();
        }
        TestStores.PLAIN.open(folder).close();
    }

    @Test
    void aRefusedStoreOfTheSameProcessDoesNotLetOthersIn() throws Exception {
        try (DerbyFaceStore store = TestStores.PLAIN.open(folder)) {
            assertThrows(FolderInUseException.class, () -> TestStores.PLAIN.open(folder));
            try (ChildProcess second = new ChildProcess(Holder.class, folder.toString())) {
                String refusal = second.line();
                assertTrue(
                        refusal.contains(
                                "in use by process " + ProcessHandle.current().pid()),
                        refusal);
            }
            assertEquals(0, store.people().size());
        }
    }
}
