package io.mien.health;

import io.mien.session.OwnedDataFolder;
import io.mien.trust.release.InstallationLock;
import io.mien.trust.release.LastKnownTime;
import io.mien.trust.release.TrustException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether the release of a locked installation should have had a successor by now. If somebody keeps new releases from a
 * device, nothing else tells; an expiry is a warning, and stops nothing.
 */
@Component(property = {HealthCheck.NAME + "=release", HealthCheck.TAGS + "=mien"})
public final class ReleaseCheck implements HealthCheck {
    private final Path home;
    private final LastKnownTime time;

    @Activate
    public ReleaseCheck(@Reference OwnedDataFolder owned) {
        this(owned.home(), owned.data(), InstantSource.system());
    }

    ReleaseCheck(Path home, Path data, InstantSource clock) {
        this.home = home;
        this.time = new LastKnownTime(data, clock);
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        try {
            Optional<InstallationLock> lock = InstallationLock.of(home);
            lock.ifPresentOrElse(l -> check(l, log), () -> log.info("the installation is not locked to a release"));
        } catch (TrustException e) {
            log.critical("{}", e.getMessage());
        }
        return new Result(log);
    }

    private void check(InstallationLock lock, FormattingResultLog log) {
        Instant now = time.now();
        report("release " + lock.release(), lock.release().expires(), now, log);
        report("root " + lock.root().version(), lock.root().expires(), now, log);
    }

    private static void report(String what, Instant expires, Instant now, FormattingResultLog log) {
        if (expires.isBefore(now)) {
            log.warn("{} expired on {}: a newer one has not arrived", what, expires);
        } else {
            log.info("{} expires on {}", what, expires);
        }
    }
}
