package io.mien.health;

import io.mien.session.OwnedDataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Whether there is space left for the gallery. */
@Component(
        configurationPid = "io.mien.health",
        property = {HealthCheck.NAME + "=space", HealthCheck.TAGS + "=mien"})
@Designate(ocd = HealthConfig.class)
public final class SpaceCheck implements HealthCheck {
    private static final int SHIFT = 20;

    private final Path data;
    private final long least;

    @Activate
    public SpaceCheck(HealthConfig config, @Reference OwnedDataFolder owned) {
        this(owned.data(), config.free_megabytes());
    }

    SpaceCheck(Path data, long leastMegabytes) {
        this.data = data;
        this.least = leastMegabytes;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        try {
            long free = Files.getFileStore(data).getUsableSpace() >> SHIFT;
            if (free < least) {
                log.critical("{} MB are free for {}, {} are the least", free, data, least);
            } else {
                log.info("{} MB are free for {}", free, data);
            }
        } catch (IOException e) {
            log.critical("the data folder {} cannot be read: {}", data, e.toString());
        }
        return new Result(log);
    }
}
