package io.mien.sightings.recording;

import static io.mien.sightings.recording.TestFrames.NOON;
import static io.mien.sightings.recording.TestFrames.STRANGER;
import static io.mien.sightings.recording.TestFrames.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.image.Image;
import io.mien.picture.PictureCodec;
import io.mien.sightings.kept.Retention;
import io.mien.sightings.kept.SightingDatabase;
import io.mien.sightings.kept.SightingHead;
import io.mien.support.testing.Await;
import io.mien.support.testing.CodecStub;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SightingRecorderTest {
    @TempDir
    private Path temporary;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicReference<Optional<String>> broken = new AtomicReference<>(Optional.empty());
    private final CountDownLatch encoding = new CountDownLatch(1);
    private final CountDownLatch encode = new CountDownLatch(1);
    private Optional<SightingDatabase> database = Optional.empty();
    private SightingRecorder recorder;

    private void start(boolean slow) {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        PictureCodec codec = new CodecStub() {
            @Override
            public byte[] encode(Image image, String type, float quality) {
                if (slow) {
                    encoding.countDown();
                    awaitEncode();
                }
                return new byte[] {1, 2, 3};
            }
        };
        recorder = new SightingRecorder(
                TestFrames.LIMITS,
                new Retention(Duration.ofHours(24), Duration.ofDays(7), 1000),
                this::open,
                () -> Optional.of(codec),
                clock);
        recorder.start(() -> true);
    }

    private void awaitEncode() {
        try {
            encode.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized SightingDatabase open() throws MienException {
        if (broken.get().isPresent()) {
            throw new MienException(broken.get().get());
        }
        if (database.isEmpty()) {
            database = Optional.of(SightingDatabase.open(temporary.resolve("sightings"), Optional.empty()));
        }
        return database.get();
    }

    private List<SightingHead> kept() throws MienException {
        return open().list();
    }

    @AfterEach
    void stop() throws InterruptedException {
        encode.countDown();
        recorder.close();
    }

    @Test
    void sightingsAreKeptUntilTheyExpire() {
        start(false);
        recorder.see(TestFrames.of(1, STRANGER, 100));
        Await.until(() -> kept().size() == 1 && recorder.written() == 1);
        now.set(NOON.plusSeconds(20));
        Await.until(() -> recorder.written() == 2);
        now.set(NOON.plus(Duration.ofHours(24)));
        Await.until(() -> kept().isEmpty());
        assertEquals(0, recorder.dropped());
    }

    @Test
    void failedWritesAreCountedReportedAndRetried() throws Exception {
        start(false);
        broken.set(Optional.of("disk full"));
        recorder.see(TestFrames.of(1, STRANGER, 100));
        Await.until(() -> recorder.dropped() > 0);
        assertEquals(Optional.of("disk full"), recorder.problem());
        broken.set(Optional.empty());
        now.set(NOON.plusSeconds(5));
        Await.until(() -> recorder.written() == 1);
        assertEquals(Optional.empty(), recorder.problem());
        assertEquals(1, kept().size());
    }

    @Test
    void aSlowDiskDelaysNoFrame() throws Exception {
        start(true);
        for (int track = 1; track <= 20; track++) {
            recorder.see(TestFrames.of(track, STRANGER, 100));
        }
        // 2 wait, and at most one is being written.
        assertTrue(recorder.dropped() >= 17, () -> recorder.dropped() + " were dropped");
        assertEquals(Optional.of("too many sightings wait to be written"), recorder.problem());
        encode.countDown();
        now.set(NOON.plusSeconds(5));
        Await.until(() -> recorder.written() >= 3);
    }

    /** The write began before, and ends after the person was forgotten. */
    @Test
    void aPersonWhoIsForgottenIsNotWrittenByAWriteThatBeganBefore() throws Exception {
        start(true);
        recorder.see(TestFrames.of(1, known("Ada"), 100));
        encoding.await();
        assertEquals(0, recorder.forget("Ada"));
        encode.countDown();
        recorder.see(TestFrames.of(2, known("Bela"), 100));
        Await.until(() -> recorder.written() == 1);
        assertEquals(
                List.of(Optional.of("Bela")),
                kept().stream().map(SightingHead::person).toList());
    }

    @Test
    void aSightingThatWasDeletedIsNotKeptAgain() throws Exception {
        start(false);
        recorder.see(TestFrames.of(1, STRANGER, 100));
        Await.until(() -> recorder.written() == 1);
        open().deleteAll();
        now.set(NOON.plusSeconds(6));
        recorder.see(TestFrames.of(1, known("Ada"), 200));
        recorder.see(TestFrames.of(2, STRANGER, 200));
        Await.until(() -> recorder.written() == 2);
        assertEquals(1, kept().size());
        assertEquals(Optional.empty(), kept().get(0).person());
    }
}
