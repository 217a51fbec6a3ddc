package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.data.DataFolder;
import io.mien.command.fake.FakeDesk.Result;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** What commands on a gallery say if it does not open, or if they are interrupted. */
class GalleryOpeningTest extends GalleryCase {
    @Test
    void commandsOnTheGalleryOpenNoModel() {
        desk.onData("people");
        desk.onData("forget", "Ada");
        desk.onData("backup", "gallery.bak");

        assertEquals(3, desk.framework.sessions.size());
        assertTrue(
                desk.framework.sessions.stream().allMatch(o -> o.modelFolders().isEmpty()));
    }

    @Test
    void aGalleryThatDoesNotOpenSaysWhy() {
        desk.framework.problem = Optional.of("the key is wrong");
        Result result = desk.onData("people");

        assertEquals(1, result.code());
        assertEquals("mien: the key is wrong\n", result.err());
        assertEquals(Optional.empty(), desk.framework.session());
    }

    @Test
    void aGalleryThatTakesTooLongIsGivenUp() {
        desk.framework.opens = false;
        Result result = desk.onData("people");

        assertEquals(1, result.code());
        assertEquals("mien: gallery " + folder.resolve("data/gallery") + " did not open within 400 ms\n", result.err());
    }

    @Test
    void aProductWithoutAStoreSaysSo() {
        desk.framework.stores = false;
        Result result = desk.onData("people");

        assertEquals(1, result.code());
        assertEquals("mien: gallery " + folder.resolve("data/gallery") + ": no store can open it\n", result.err());
    }

    /** Whichever store the product names: here it names none. */
    @Test
    void aStoreThatCannotRunIsNamedWithWhatItLacks() {
        desk.framework.stores = false;
        desk.framework.more.put(ServiceComponentRuntime.class, runtime());
        String reason = "; com.example.Vault: no Cipher is registered";
        assertEquals(
                "mien: gallery " + folder.resolve("data/gallery") + ": no store can open it" + reason + "\n",
                desk.onData("people").err());
    }

    @Test
    void aDataFolderInUseNamesItsOwner() throws Exception {
        desk.picture("1.jpg", one("Ada"));
        try (DataFolder owned = desk.folders.own(folder.resolve("data"), "enroll")) {
            assertEquals(folder.resolve("data"), owned.path());
            Result result = desk.onData("people");

            assertEquals(1, result.code());
            String owner = "in use by process " + ProcessHandle.current().pid() + " (mien enroll, since ";
            assertTrue(result.err().contains(owner), result.err());
            assertEquals(0, desk.onData("detect", "1.jpg").code(), "what needs no gallery is not kept out");
        }
        assertEquals(0, desk.onData("people").code());
    }

    @Test
    void aDataFolderThatCannotBeWrittenIsNamed() {
        desk.file("data", "a file");
        Result result = desk.onData("people");

        assertEquals(1, result.code());
        assertTrue(result.err().startsWith("mien: data folder " + folder.resolve("data") + ": "), result.err());
    }

    @Test
    void anInterruptedBackupOrRestoreSaysWhatItLeaves() {
        desk.onData("backup", "gallery.bak");
        desk.interrupted = () -> true;
        Result restore = desk.onData("restore", "gallery.bak");
        assertEquals(130, restore.code());
        assertEquals("mien: interrupted: the gallery is as it was\n", restore.err());
        Result backup = desk.onData("backup", "other.bak");
        assertEquals(130, backup.code());
        assertEquals("mien: interrupted: " + folder.resolve("other.bak") + " was not written\n", backup.err());
    }
}
