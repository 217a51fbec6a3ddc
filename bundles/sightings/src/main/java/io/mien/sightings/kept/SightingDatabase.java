package io.mien.sightings.kept;

import io.mien.support.data.HexKey;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The sightings of one folder. What a call changed is on the disk when it returns, and outlives the end of the process; what is erased was
 * overwritten before. One process uses the folder. Their heads are in memory, their crops are not. Thread-safe.
 */
public final class SightingDatabase {
    private static final Logger LOG = System.getLogger(SightingDatabase.class.getName());

    private final SightingFolder folder; // guarded by this
    private final SightingFile format;
    private final NavigableMap<Long, SightingHead> heads = new TreeMap<>(); // guarded by this
    private final Map<Long, Instant> unreadable = new TreeMap<>(); // when each was written; guarded by this
    private long next; // the least number that no sighting was given; guarded by this

    private SightingDatabase(SightingFolder folder, SightingFile format) {
        this.folder = folder;
        this.format = format;
    }

    /**
     * Opens what is in a folder. A file that cannot be read is logged, and kept as long as a readable one would be; files that are not
     * encrypted are encrypted if there is a key.
     *
     * @param path of the folder, which need not exist
     * @param key with which files are encrypted; empty if they are not
     */
    public static SightingDatabase open(Path path, Optional<HexKey> key) throws SightingException {
        SectionSeal seal = key.map(SectionSeal::of).orElseGet(SectionSeal::plain);
        SightingDatabase opened = new SightingDatabase(new SightingFolder(path), new SightingFile(seal));
        try {
            opened.load(key.isPresent());
            return opened;
        } catch (IOException e) {
            throw SightingException.of("sightings in " + path + " cannot be opened", e);
        }
    }

    private synchronized void load(boolean encrypting) throws IOException {
        next = folder.next();
        for (Map.Entry<Long, Path> file : folder.find().entrySet()) {
            long id = file.getKey();
            next = Math.max(next, id + 1);
            try (InputStream in = Files.newInputStream(file.getValue())) {
                SightingFile.Read<SightingHead> read = format.readHead(id, in);
                if (encrypting && !read.encrypted()) {
                    folder.write(id, format.bytes(read.content(), crops(id)));
                }
                heads.put(id, read.content());
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(Level.WARNING, "Sighting {0} cannot be read: {1}", id, e.getMessage());
                unreadable.put(id, Files.getLastModifiedTime(file.getValue()).toInstant());
            }
        }
    }

    /** All that can be read, by number. */
    public synchronized List<SightingHead> list() {
        return List.copyOf(heads.values());
    }

    /** How many files cannot be read: they are damaged, or encrypted with another key. */
    public synchronized int unreadable() {
        return unreadable.size();
    }

    /**
     * A sighting without its crops.
     *
     * @throws NoSuchSightingException naming the number
     */
    public synchronized SightingHead head(long id) throws NoSuchSightingException {
        SightingHead head = heads.get(id);
        if (head == null) {
            throw new NoSuchSightingException(id);
        }
        return head;
    }

    /**
     * The crops of a sighting, the best first.
     *
     * @throws NoSuchSightingException naming the number
     */
    public synchronized List<SeenCrop> read(long id) throws SightingException {
        head(id);
        try {
            return crops(id);
        } catch (IOException | IllegalArgumentException e) {
            throw SightingException.of("sighting " + id + " cannot be read", e);
        }
    }

    private List<SeenCrop> crops(long id) throws IOException {
        try (InputStream in = Files.newInputStream(folder.file(id))) {
            return format.readCrops(id, in);
        }
    }

    /** Keeps a sighting, and gives it a number. */
    public synchronized long add(SightingFacts facts, List<SeenCrop> crops) throws SightingException {
        long id = next;
        write(new SightingHead(id, facts, Optional.empty(), crops.size()), crops);
        next = id + 1;
        return id;
    }

    /**
     * Keeps more, or better, of a sighting. Who it was said to show stays.
     *
     * @return false if it was deleted in the meantime, and is not kept again
     */
    public synchronized boolean update(long id, SightingFacts facts, List<SeenCrop> crops) throws SightingException {
        SightingHead before = heads.get(id);
        if (before == null) {
            return false;
        }
        write(new SightingHead(id, facts, before.named(), crops.size()), crops);
        return true;
    }

    /**
     * Says who a sighting shows.
     *
     * @param person empty: it is what the track was taken for
     * @throws NoSuchSightingException naming the number
     */
    public synchronized void name(long id, Optional<String> person) throws SightingException {
        SightingHead head = head(id);
        write(new SightingHead(id, head.facts(), person, head.crops()), read(id));
    }

    /** Has all that show a person show another one. */
    public synchronized void rename(String label, String other) throws SightingException {
        for (long id : ids(head -> head.concerns(label))) {
            write(heads.get(id).renamed(label, other), read(id));
        }
    }

    private void write(SightingHead head, List<SeenCrop> crops) throws SightingException {
        try {
            folder.write(head.id(), format.bytes(head, crops));
            heads.put(head.id(), head);
        } catch (IOException e) {
            throw SightingException.of("sighting " + head.id() + " is not kept", e);
        }
    }

    /**
     * Erases sightings, all or, if the disk fails, some.
     *
     * @throws NoSuchSightingException naming the first number that no sighting has; none is then erased
     */
    public synchronized void delete(Set<Long> ids) throws SightingException {
        for (long id : ids) {
            head(id);
        }
        erase(ids);
    }

    /**
     * Erases everything.
     *
     * @return how many files
     */
    public synchronized int deleteAll() throws SightingException {
        Set<Long> all = new TreeSet<>(heads.keySet());
        all.addAll(unreadable.keySet());
        erase(all);
        return all.size();
    }

    /**
     * Erases what was said to show a person, or was taken for that person.
     *
     * @return how many
     * @throws SightingException also if there are sightings that cannot be read: they may show the person
     */
    public synchronized int purge(String label) throws SightingException {
        Set<Long> ids = ids(head -> head.concerns(label));
        erase(ids);
        if (!unreadable.isEmpty()) {
            throw new SightingException(unreadable.size() + " sightings cannot be read, and may show " + label
                    + "; 'mien sightings delete --all' erases them");
        }
        return ids.size();
    }

    /**
     * Erases what is kept no longer.
     *
     * @return how many
     */
    public synchronized int prune(Retention retention, Instant now) throws SightingException {
        Set<Long> ids = new TreeSet<>(retention.expired(heads.values(), now));
        unreadable.forEach((id, written) -> {
            if (!retention.keeps(written, now)) {
                ids.add(id);
            }
        });
        erase(ids);
        return ids.size();
    }

    private Set<Long> ids(Predicate<SightingHead> which) {
        return heads.values().stream()
                .filter(which)
                .map(SightingHead::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void erase(Set<Long> ids) throws SightingException {
        try {
            if (ids.contains(next - 1)) {
                folder.next(next);
            }
            for (long id : new ArrayList<>(ids)) {
                folder.erase(id);
                heads.remove(id);
                unreadable.remove(id);
            }
            folder.sync();
        } catch (IOException e) {
            throw SightingException.of("sightings are not erased", e);
        }
    }
}
