package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.store.FaceStore;
import io.mien.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a gallery belongs to one process at a time. */
public abstract class FaceStoreOwnershipContract {
    @TempDir
    private Path folder;

    /** What opens the store in another process; it has a constructor without parameters. */
    protected abstract Class<? extends FaceStoreProvider> providerClass();

    private FaceStore open() throws StoreException {
        return ChildProcess.make(providerClass()).open(folder);
    }

    private void close(FaceStore store) throws StoreException {
        ChildProcess.make(providerClass()).close(store);
    }

    private ChildProcess holder() throws IOException {
        return new ChildProcess(Holder.class, folder.toString(), providerClass().getName());
    }

    /** Opens the gallery in the folder named, says so or why not, and stays. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            try {
                FaceStoreProvider provider = (FaceStoreProvider) ChildProcess.make(Class.forName(arguments[1]));
                provider.open(Path.of(arguments[0]));
                System.out.println("open");
            } catch (StoreException e) {
                System.out.println(e.getMessage());
            }
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Test
    void theOwnersProcessIsNamedAndItsDeathFreesTheFolder() throws Exception {
        try (ChildProcess owner = holder()) {
            assertEquals("open", owner.line());
            String refusal = assertThrows(StoreException.class, this::open).getMessage();
            assertTrue(refusal.contains("in use by process " + owner.pid() + ", which started at "), refusal);
            owner.kill();
        }
        close(open());
    }

    @Test
    void aRefusedStoreOfTheSameProcessDoesNotLetOthersIn() throws Exception {
        FaceStore store = open();
        try {
            assertThrows(StoreException.class, this::open);
            try (ChildProcess second = holder()) {
                String refusal = second.line();
                assertTrue(
                        refusal.contains(
                                "in use by process " + ProcessHandle.current().pid()),
                        refusal);
            }
            assertEquals(0, store.people().size());
        } finally {
            close(store);
        }
    }
}
