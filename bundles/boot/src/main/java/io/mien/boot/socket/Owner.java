package io.mien.boot.socket;

import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.Principal;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/** The owner of a file, and of the process at the other end of a socket. */
public final class Owner {
    private Owner() {}

    /** The owner of a file; of a link, the owner of the link itself. */
    public static Principal of(Path file) throws IOException {
        return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** @throws NotOwnerException if a file is somebody else's than wanted */
    public static void require(Path file, Principal wanted) throws IOException {
        require(of(file), wanted, file.toString());
    }

    /**
     * Checks with the kernel which user runs the process at the other end. If the system cannot tell (Windows), only the
     * folder's permissions decide.
     *
     * @throws NotOwnerException if it is another user
     */
    public static void requirePeer(SocketChannel channel, Principal wanted, String what) throws IOException {
        SocketOption<UnixDomainPrincipal> peer = ExtendedSocketOptions.SO_PEERCRED;
        if (channel.supportedOptions().contains(peer)) {
            require(channel.getOption(peer).user(), wanted, what);
        }
    }

    private static void require(Principal owner, Principal wanted, String what) throws NotOwnerException {
        if (!owner.equals(wanted)) {
            throw new NotOwnerException(what, owner.getName(), wanted.getName());
        }
    }
}
