package io.mien.control.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mien.boot.socket.NotOwnerException;
import io.mien.boot.socket.Owner;
import io.mien.control.client.ControlClient;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs POSIX permissions")
class ControlListenerTest {
    @TempDir
    private Path data;

    @Test
    void folderAndSocketAreTheOwnersAlone() throws IOException {
        Files.createDirectory(data.resolve("control"));
        Files.setPosixFilePermissions(data.resolve("control"), PosixFilePermissions.fromString("rwxrwxrwx"));
        try (ControlListener listener = ControlListener.open(data, 1)) {
            assertEquals("rwx------", permissions(data.resolve("control")));
            assertEquals("rw-------", permissions(listener.socket()));
        }
        assertFalse(Files.exists(data.resolve("control/socket")));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void theSocketOfADeadProcessIsReplaced() throws IOException {
        Path folder = Files.createDirectory(data.resolve("control"));
        Files.writeString(folder.resolve("socket"), "left behind");
        assertTrue(ControlClient.connect(data, Duration.ofSeconds(1)).isEmpty());
        try (ControlListener listener = ControlListener.open(data, 1);
                SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(listener.socket()));
                SocketChannel accepted = listener.accept()) {
            listener.requireOwner(accepted);
            assertTrue(client.isConnected());
        }
    }

    @Test
    void aLinkInThePlaceOfTheFolderIsRefused() throws IOException {
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        Files.createSymbolicLink(data.resolve("control"), elsewhere);
        assertThrows(FileSystemException.class, () -> ControlListener.open(data, 1));
        assertFalse(Files.exists(elsewhere.resolve("socket")));
    }

    @Test
    void aFolderOfSomebodyElseIsRefused() throws IOException {
        Path folder = Files.createDirectory(data.resolve("control"));
        Files.setOwner(folder, somebodyElse(folder));
        assertThrows(NotOwnerException.class, () -> ControlListener.open(data, 1));
    }

    @Test
    void theKernelSaysWhoConnected() throws IOException {
        UserPrincipal other = folderOwner("nobody");
        try (ControlListener listener = ControlListener.open(data, 1);
                SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(listener.socket()));
                SocketChannel accepted = listener.accept()) {
            Owner.requirePeer(accepted, Owner.of(listener.socket()), "it");
            NotOwnerException refused = assertThrows(
                    NotOwnerException.class, () -> Owner.requirePeer(accepted, other, "the process that connected"));
            assertTrue(refused.getMessage().startsWith("the process that connected belongs to "), refused.getMessage());
            assertTrue(client.isConnected());
        }
    }

    private static UserPrincipal somebodyElse(Path file) throws IOException {
        UserPrincipal nobody = folderOwner("nobody");
        try {
            Files.setOwner(file, nobody);
        } catch (FileSystemException e) {
            assumeTrue(false, "only root can give a folder away");
        }
        return nobody;
    }

    private static UserPrincipal folderOwner(String name) throws IOException {
        return Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
    }
}
