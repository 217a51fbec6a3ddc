package io.mien.host.parts;

import io.mien.support.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;

/**
 * The bundle that a decoder or an engine comes from, as {@code name/version@digest}. The digest is made when it is first asked
 * for: it reads the whole bundle. Equal to itself only. Thread-safe.
 */
public final class Origin {
    private static final Logger LOG = System.getLogger(Origin.class.getName());

    /** As many characters of a digest as a stage's id shows. */
    private static final int SHOWN = 12;

    private final String name;
    private final Optional<Bundle> bundle;
    private String text; // guarded by this, null before it was made

    private Origin(String name, Optional<Bundle> bundle) {
        this.name = name;
        this.bundle = bundle;
    }

    /** @param bundle empty if the service does not say where it comes from */
    static Origin of(Optional<Bundle> bundle) {
        return new Origin(
                bundle.map(Bundle::getSymbolicName).orElse("") + "/"
                        + bundle.map(b -> b.getVersion().toString()).orElse("0"),
                bundle);
    }

    /** Of a service without a bundle. */
    static Origin named(String name) {
        return new Origin(name, Optional.empty());
    }

    /** Whether both are versions of one bundle. */
    public boolean isOfSameBundle(Origin other) {
        return bundle.isPresent()
                && other.bundle.isPresent()
                && bundle.get().getSymbolicName().equals(other.bundle.get().getSymbolicName());
    }

    @Override
    public synchronized String toString() {
        if (text == null) {
            text = name + "@" + bundle.map(Origin::digest).orElse("");
        }
        return text;
    }

    private static String digest(Bundle bundle) {
        MessageDigest digest = Sha256.digest();
        try {
            List<URL> files = Collections.list(bundle.findEntries("/", "*", true)).stream()
                    .filter(u -> !u.getPath().endsWith("/"))
                    .sorted((a, b) -> a.getPath().compareTo(b.getPath()))
                    .toList();
            for (URL file : files) {
                digest.update((file.getPath() + "\0").getBytes(StandardCharsets.UTF_8));
                try (InputStream in = file.openStream()) {
                    digest.update(in.readAllBytes());
                }
            }
            return Sha256.hex(digest).substring(0, SHOWN);
        } catch (IOException | RuntimeException e) {
            // It is being uninstalled; stages that are made with it are abandoned in any case.
            LOG.log(Level.DEBUG, "The content of a bundle cannot be read", e);
            return "unread";
        }
    }
}
