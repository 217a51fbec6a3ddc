package io.mien.deploy.ledger;

import io.mien.boot.generation.Disk;
import io.mien.boot.generation.LockedBundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How often a process began with a bundle on probation and did not end in good order: {@code probation} in the data folder, a line
 * {@code SHA256 COUNT} for each. The count is on disk before the bundle starts, so that no crash is missed; who ends in good
 * order removes the file. Used by one thread at a time.
 */
public final class ProbationStarts {
    private final Path file;
    private final Disk disk;

    /** Those that this process counts for already. */
    private final Set<String> counted = new HashSet<>();

    /** @param data data folder that this process owns */
    ProbationStarts(Path data, Disk disk) {
        this.file = data.resolve("probation");
        this.disk = disk;
    }

    /** How many processes died while this one was on probation, as far as was not made good since. */
    public int deaths(LockedBundle bundle) throws IOException {
        return read().getOrDefault(bundle.sha256(), 0);
    }

    /**
     * Until {@link #end} the death of this process counts against these bundles; forgets all others.
     *
     * @param fresh bundles that were asked for now, without their record
     * @param others bundles that continue their probation
     */
    public void begin(Collection<LockedBundle> fresh, Collection<LockedBundle> others) throws IOException {
        Map<String, Integer> counts = new TreeMap<>(read());
        counts.keySet().retainAll(others.stream().map(LockedBundle::sha256).toList());
        others.stream().map(LockedBundle::sha256).filter(counted::add).forEach(b -> counts.merge(b, 1, Integer::sum));
        fresh.stream().map(LockedBundle::sha256).forEach(b -> counts.put(b, 1));
        fresh.stream().map(LockedBundle::sha256).forEach(counted::add);
        if (counts.isEmpty()) {
            end();
            return;
        }
        String text = counts.entrySet().stream()
                .map(c -> c.getKey() + " " + c.getValue() + "\n")
                .collect(Collectors.joining());
        disk.replace(
                file.getParent(),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                file.getFileName()::toString);
    }

    /** The process ends in good order, or none of them is on probation any more. */
    public void end() throws IOException {
        if (Files.exists(file)) {
            disk.delete(file);
            disk.sync(file.getParent());
        }
    }

    private Map<String, Integer> read() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ");
                if (words.length == 2 && words[1].matches("\\d{1,6}")) {
                    counts.put(words[0], Integer.valueOf(words[1]));
                }
            }
        } catch (NoSuchFileException e) {
            // Nobody was on probation.
            return Map.of();
        }
        return counts;
    }
}
