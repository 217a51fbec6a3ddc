package io.mien.health;

import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageStatus;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How many threads hang in calls that nothing ends. */
@Component(
        configurationPid = "io.mien.health",
        property = {HealthCheck.NAME + "=leaks", HealthCheck.TAGS + "=mien"})
public final class LeaksCheck implements HealthCheck {
    private final Recognizer recognizer;
    private final int most;

    @Activate
    public LeaksCheck(HealthConfig config, @Reference Recognizer recognizer) {
        this(config.leaked(), recognizer);
    }

    LeaksCheck(int most, Recognizer recognizer) {
        this.most = most;
        this.recognizer = recognizer;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        int all = 0;
        for (StageStatus stage : recognizer.stages()) {
            int leaked = stage.figures().leaked();
            all += leaked;
            if (leaked > 0) {
                log.warn("{} threads hang in {} {}", leaked, stage.kind().word(), stage.id());
            }
        }
        if (all > most) {
            log.critical("{} threads hang, {} are the most; the process should be restarted", all, most);
        } else {
            log.info("{} threads hang", all);
        }
        return new Result(log);
    }
}
