package io.mien.boot.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What bundles state about the configurations of their components: the files below {@code OSGI-INF/metatype} (OSGi Compendium,
 * chapter 105). If several state the same PID, the last one counts. Immutable.
 */
public final class Metatypes {
    private static final String FOLDER = "OSGI-INF/metatype/";

    /** Much more than any description: a larger file is something else. */
    private static final int MOST_BYTES = 1 << 20;

    private final Map<String, Map<String, Attribute>> byPid = new HashMap<>();

    private Metatypes() {}

    /**
     * Reads what bundles state.
     *
     * @param bundles jars, or folders into which one was unpacked
     * @throws IOException if one cannot be read
     */
    public static Metatypes of(Collection<Path> bundles) throws IOException {
        Metatypes read = new Metatypes();
        for (Path bundle : bundles) {
            read.add(bundle);
        }
        return read;
    }

    /**
     * Reads what bundles state of some PIDs. The bundles that are named like them are read first, and the others only if that
     * leaves a PID open: opening all jars of a product takes long at a start.
     */
    public static Metatypes of(Collection<Path> bundles, Collection<String> pids) throws IOException {
        Set<String> open = new HashSet<>();
        pids.forEach(pid -> open.add(factory(pid)));
        List<Path> others = new ArrayList<>();
        Metatypes read = new Metatypes();
        for (Path bundle : bundles) {
            if (isNamedLikeOne(bundle, open)) {
                read.add(bundle);
            } else {
                others.add(bundle);
            }
        }
        if (!read.byPid.keySet().containsAll(open)) {
            for (Path bundle : others) {
                read.add(bundle);
            }
        }
        return read;
    }

    /** A bundle {@code a.b-1.0.jar} is named like the PIDs {@code a.b} and {@code a.b.c}. */
    private static boolean isNamedLikeOne(Path bundle, Set<String> pids) {
        String name = bundle.getFileName().toString().split("-", 2)[0];
        for (String pid : pids) {
            if (pid.equals(name) || pid.startsWith(name + ".")) {
                return true;
            }
        }
        return false;
    }

    private static String factory(String pid) {
        return pid.split("~", 2)[0];
    }

    private void add(Path bundle) throws IOException {
        if (Files.isRegularFile(bundle)) {
            try (ZipFile jar = new ZipFile(bundle.toFile())) {
                for (ZipEntry entry : Collections.list(jar.entries())) {
                    if (entry.getName().startsWith(FOLDER) && entry.getName().endsWith(".xml")) {
                        add(jar.getInputStream(entry));
                    }
                }
            }
        } else if (Files.isDirectory(bundle.resolve(FOLDER))) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(bundle.resolve(FOLDER), "*.xml")) {
                for (Path file : files) {
                    add(Files.newInputStream(file));
                }
            }
        }
    }

    private void add(InputStream in) throws IOException {
        try (in) {
            byPid.putAll(new MetatypeText(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)).byPid());
        }
    }

    /** The PIDs that were read, of factories too. */
    public Set<String> pids() {
        return Set.copyOf(byPid.keySet());
    }

    /**
     * Whether a component may use a key: what no bundle states the keys of may use any, and some are those of OSGi itself.
     *
     * @param pid as of {@link #attributes}
     */
    public boolean knows(String pid, String key) {
        return !byPid.containsKey(factory(pid))
                || attributes(pid).containsKey(key)
                || key.startsWith("service.")
                || key.endsWith(".target")
                || key.endsWith(".cardinality.minimum");
    }

    /**
     * The keys of a configuration whose values are known.
     *
     * @param pid the PID, with {@code ~NAME} behind it for a configuration of a factory
     * @return by name; of a PID that no bundle states it is the ranking of services alone, which any may have
     */
    public Map<String, Attribute> attributes(String pid) {
        Map<String, Attribute> known = new LinkedHashMap<>();
        known.put(Attribute.RANKING.key(), Attribute.RANKING);
        known.putAll(byPid.getOrDefault(factory(pid), Map.of()));
        return known;
    }
}
