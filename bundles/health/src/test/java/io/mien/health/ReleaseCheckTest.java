package io.mien.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.platform.Platform;
import io.mien.trust.release.Release;
import io.mien.trust.release.ReleaseText;
import io.mien.trust.release.RootText;
import io.mien.trust.release.RootText.Signers;
import io.mien.trust.release.SignedText;
import io.mien.trust.release.SigningKey;
import io.mien.trust.release.TrustRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseCheckTest {
    private static final Instant BEFORE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2027-06-01T00:00:00Z");
    private static final Instant ROOT_EXPIRES = Instant.parse("2029-06-01T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2028-06-01T00:00:00Z");

    private final SigningKey key = SigningKey.create();

    @TempDir
    private Path home;

    @TempDir
    private Path data;

    @Test
    void installationThatIsNotLockedIsHealthy() {
        assertResult(Status.OK, "is not locked to a release", at(AFTER));
    }

    @Test
    void freezeIsAWarning() throws Exception {
        lock();
        assertResult(Status.OK, "release gate 1.0 (sequence 7) expires on 2027-06-01T00:00:00Z", at(BEFORE));
        assertResult(Status.WARN, "release gate 1.0 (sequence 7) expired on 2027-06-01T00:00:00Z", at(AFTER));
        assertResult(Status.WARN, "root 1 expired on 2029-06-01T00:00:00Z", at(ROOT_EXPIRES.plusSeconds(1)));
    }

    @Test
    void clockThatWentBackDoesNotHideIt() throws Exception {
        lock();
        assertResult(Status.WARN, "expired", at(AFTER));
        assertResult(Status.WARN, "expired", at(Instant.EPOCH));
        Files.delete(data.resolve("trust/latest-time"));
        assertResult(Status.OK, "expires on", at(Instant.EPOCH));
    }

    @Test
    void damagedReleaseIsCritical() throws Exception {
        lock();
        Files.writeString(home.resolve(Release.FILE), "{}");
        assertResult(Status.CRITICAL, "release.json: is not signed metadata", at(BEFORE));
    }

    private void lock() throws Exception {
        Signers signers = new Signers(1, List.of(key.verification()));
        write(RootText.unsigned(home.resolve(TrustRoot.FILE), 1, ROOT_EXPIRES, Optional.empty(), signers, signers));
        write(ReleaseText.text(
                home.resolve(Release.FILE), new Release("gate", "1.0", Platform.current(), 7, EXPIRES, List.of())));
    }

    private void write(SignedText text) throws Exception {
        Files.createDirectories(text.file().getParent());
        Files.write(text.file(), text.signed(key).toBytes());
    }

    private Result at(Instant time) {
        return new ReleaseCheck(home, data, () -> time).execute();
    }

    private static void assertResult(Status status, String part, Result result) {
        assertEquals(status, result.getStatus(), result::toString);
        assertTrue(result.toString().contains(part), result::toString);
    }
}
