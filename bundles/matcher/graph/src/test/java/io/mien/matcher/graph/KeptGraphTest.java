package io.mien.matcher.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptGraphTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);
    private static final int FACES = 600;

    @TempDir
    private Path folder;

    private final Random random = new Random(1);
    private final Map<Long, float[]> gallery = new TreeMap<>();
    private final List<LogRecord> log = Collections.synchronizedList(new ArrayList<>());
    private final Logger logger = Logger.getLogger(Keeper.class.getName());
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(listener);
        logger.setUseParentHandlers(false);
        for (long id = 0; id < FACES; id++) {
            gallery.put(id, Trial.embedding(random, Trial.DIMENSION));
        }
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(listener);
        logger.setUseParentHandlers(true);
    }

    @Test
    void whatWasKeptIsUsedWhateverTheOrder() throws IOException {
        session("key", Trial.DIMENSION);
        Files.setLastModifiedTime(file(), LONG_AGO);
        session("key", Trial.DIMENSION);
        assertEquals(LONG_AGO, Files.getLastModifiedTime(file()), "it was made anew");
        assertEquals(0, log.size());
    }

    @Test
    void differencesAreCaughtUpWith() throws IOException {
        session("key", Trial.DIMENSION);
        for (long id = 0; id < FACES; id += 10) {
            gallery.remove(id);
            gallery.put(id + 1, Trial.embedding(random, Trial.DIMENSION));
            gallery.put(FACES + id, Trial.embedding(random, Trial.DIMENSION));
        }
        session("key", Trial.DIMENSION);
        Files.setLastModifiedTime(file(), LONG_AGO);
        session("key", Trial.DIMENSION);
        assertEquals(LONG_AGO, Files.getLastModifiedTime(file()), "the differences were not kept");
        assertEquals(0, log.size());
    }

    @Test
    void aGraphOfOtherFacesIsMadeAnew() throws IOException {
        session("key", Trial.DIMENSION);
        Files.setLastModifiedTime(file(), LONG_AGO);
        gallery.replaceAll((id, e) -> Trial.embedding(random, Trial.DIMENSION));
        session("key", Trial.DIMENSION);
        assertNotEquals(LONG_AGO, Files.getLastModifiedTime(file()));
    }

    @Test
    void aTornFileIsMadeAnewAndToldOfOnce() throws IOException {
        session("key", Trial.DIMENSION);
        byte[] whole = Files.readAllBytes(file());
        for (int length : new int[] {0, 3, 4, 40, 100, whole.length / 2, whole.length - 1}) {
            assertMadeAnew(Arrays.copyOf(whole, length));
        }
        assertMadeAnew(Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    void aFlippedBitIsNoticedWhereverItIs() throws IOException {
        session("key", Trial.DIMENSION);
        byte[] whole = Files.readAllBytes(file());
        GraphFile file = new GraphFile(folder, "key", Trial.DIMENSION);
        for (int at = 0; at < whole.length; at += at < 200 ? 1 : 499) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            Files.write(file(), flipped);
            assertThrows(IOException.class, file::read, "byte " + at);
        }
        byte[] flipped = whole.clone();
        flipped[whole.length / 3] ^= 1;
        assertMadeAnew(flipped);
    }

    /** A program that writes the numbers can write the checksum, too. */
    @Test
    void refusesNumbersBeyondTheirBoundsWithoutMakingRoomForThem() throws IOException {
        session("key", Trial.DIMENSION);
        byte[] whole = Files.readAllBytes(file());
        int layers = Long.BYTES + 2 * Integer.BYTES + Short.BYTES + "key".length() + Integer.BYTES + FACES * Long.BYTES;
        for (int number = 0; number < 5; number++) {
            for (int value : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, FACES * 100}) {
                ByteBuffer crafted = ByteBuffer.wrap(whole.clone());
                crafted.putInt(layers + number * Integer.BYTES, value);
                CRC32C sum = new CRC32C();
                sum.update(crafted.array(), 0, whole.length - Integer.BYTES);
                crafted.putInt(whole.length - Integer.BYTES, (int) sum.getValue());
                Files.write(file(), crafted.array());
                GraphFile file = new GraphFile(folder, "key", Trial.DIMENSION);
                assertThrows(IOException.class, file::read, number + " " + value);
            }
        }
        assertMadeAnew(Files.readAllBytes(file()));
    }

    @Test
    void everyKeyAndDimensionHasAFileOfItsOwn() throws IOException {
        session("key", Trial.DIMENSION);
        session("other", Trial.DIMENSION);
        gallery.replaceAll((id, e) -> Trial.embedding(random, 32));
        session("key", 32);
        assertEquals(3, files().size());
        assertEquals(0, log.size());
    }

    @Test
    void aFileUnderAnotherKeysNameIsNotBelieved() throws IOException {
        session("key", Trial.DIMENSION);
        byte[] ours = Files.readAllBytes(file());
        Files.delete(file());
        session("other", Trial.DIMENSION);
        assertMadeAnew(ours, "other", Trial.DIMENSION);
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldOfAndNoError() throws IOException {
        Path occupied = Files.createFile(folder.resolve("occupied"));
        session(new GraphFile(occupied.resolve("below"), "key", Trial.DIMENSION), Trial.DIMENSION);
        assertTrue(log.stream().allMatch(r -> r.getMessage().contains("cannot be written")));
        assertTrue(!log.isEmpty() && log.size() <= 2);
    }

    private void assertMadeAnew(byte[] content) throws IOException {
        assertMadeAnew(content, "key", Trial.DIMENSION);
    }

    private void assertMadeAnew(byte[] content, String key, int dimension) throws IOException {
        log.clear();
        Files.write(file(), content);
        session(key, dimension);
        assertEquals(1, log.size());
        assertEquals(FACES, new GraphFile(folder, key, dimension).read().digests().length);
    }

    /** Opens an index, puts the gallery in, in any order, finds everybody, closes it. */
    private void session(String key, int dimension) {
        session(new GraphFile(folder, key, dimension), dimension);
    }

    private void session(GraphFile file, int dimension) {
        Settings settings = Trial.settings(32, .5f, Duration.ofDays(1), Optional.of(folder));
        List<Long> order = new ArrayList<>(gallery.keySet());
        Collections.shuffle(order, random);
        try (GraphIndex index = new GraphIndex(dimension, settings, Optional.of(file))) {
            order.forEach(id -> index.put(id, gallery.get(id)));
            index.settle();
            long found = gallery.entrySet().stream()
                    .filter(face -> index.search(face.getValue(), 1).get(0).faceId() == face.getKey())
                    .count();
            assertTrue(found >= gallery.size() * .99, found + " of " + gallery.size());
        }
    }

    private Path file() throws IOException {
        return files().get(0);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
