package io.mien.health;

import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageStatus;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether a stage was rolled back or suspended. */
@Component(property = {HealthCheck.NAME + "=stages", HealthCheck.TAGS + "=mien"})
public final class StagesCheck implements HealthCheck {
    private final Recognizer recognizer;

    @Activate
    public StagesCheck(@Reference Recognizer recognizer) {
        this.recognizer = recognizer;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        log.info(
                "{} stages are known",
                recognizer.stages().stream().filter(StageStatus::present).count());
        for (StageStatus stage : recognizer.stages()) {
            if (stage.present() && (stage.failed() || stage.state() == StageStatus.State.REFUSED)) {
                String state = stage.state().word();
                log.warn("{} {} is {}: {}", stage.kind().word(), stage.id(), state, stage.reason());
            } else if (stage.state() == StageStatus.State.PROBATION) {
                log.info("{} {} is on probation", stage.kind().word(), stage.id());
            }
        }
        return new Result(log);
    }
}
