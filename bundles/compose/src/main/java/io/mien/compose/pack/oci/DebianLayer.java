package io.mien.compose.pack.oci;

import io.mien.compose.pack.ComposeException;
import io.mien.compose.pack.tar.ReproducibleTar;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * Unpacks Debian packages into a layer. {@code /bin}, {@code /lib} and the like are links into {@code /usr}, as in every Debian
 * since 12. Scripts of packages do not run: {@code ld.so.cache} is missing (the loader finds Debian's folders without it), and
 * nothing that {@code update-alternatives} links. The control file of each package is kept where scanners look in images
 * without {@code dpkg}. Not thread-safe.
 */
final class DebianLayer {
    /** Folders of the root that are links into {@code /usr}. */
    private static final List<String> MERGED = List.of("bin", "lib", "lib64", "sbin");

    private static final String KNOWN = "var/lib/dpkg/status.d/";
    private static final String USERS =
            "root:x:0:0:root:/:/usr/sbin/nologin\nmien:x:%1$d:%1$d:Mien:/data:/usr/sbin/nologin\n";
    private static final String GROUPS = "root:x:0:\nmien:x:%d:\n";
    private static final int READABLE = 0644;

    private final ReproducibleTar tar;
    private final String architecture;
    private final Map<String, DebianPackage> owners = new HashMap<>();

    /** @param architecture as Debian calls it */
    DebianLayer(ReproducibleTar tar, String architecture) throws IOException {
        this.tar = tar;
        this.architecture = architecture;
        for (String name : MERGED) {
            tar.folder("usr/" + name, 0755, 0);
            tar.link(name, "usr/" + name);
        }
        tar.file("etc/passwd", READABLE, String.format(Locale.ROOT, USERS, OciPackager.USER));
        tar.file("etc/group", READABLE, String.format(Locale.ROOT, GROUPS, OciPackager.USER));
    }

    /** Adds the files of a package. */
    void add(DebianPackage deb) throws IOException, ComposeException {
        String control = deb.control();
        String made = DebianPackage.field(control, "Architecture");
        if (!Set.of(architecture, "all").contains(made)) {
            throw new ComposeException(deb.file() + ": is for " + made + ", the product for " + architecture);
        }
        tar.file(KNOWN + DebianPackage.field(control, "Package"), READABLE, control);
        deb.files((name, entry, content) -> add(deb, merged(name), entry, content));
    }

    private void add(DebianPackage deb, String name, TarArchiveEntry entry, InputStream content)
            throws IOException, ComposeException {
        if (entry.isDirectory() && MERGED.contains(name)) {
            return;
        }
        DebianPackage other = entry.isDirectory() ? null : owners.put(name, deb);
        if (other != null) {
            throw new ComposeException(deb.file() + ": has /" + name + ", as " + other.file() + " has");
        }
        if (entry.isLink()) {
            entry.setLinkName(merged(entry.getLinkName().replaceFirst("^\\./", "")));
        }
        tar.copy(name, entry, content);
    }

    private static String merged(String name) {
        String first = name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
        return MERGED.contains(first) ? "usr/" + name : name;
    }

    /** The path of the Java in the packages, if they have one. */
    Optional<String> java() {
        return owners.keySet().stream()
                .filter(name -> name.startsWith("usr/lib/jvm/") && name.endsWith("/bin/java"))
                .sorted()
                .findFirst()
                .map(name -> "/" + name);
    }
}
