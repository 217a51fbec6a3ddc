package io.mien.health;

import io.mien.StageKind;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageStatus;
import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether a stage of every kind serves. */
@Component(property = {HealthCheck.NAME + "=slots", HealthCheck.TAGS + "=mien"})
public final class SlotsCheck implements HealthCheck {
    private final Recognizer recognizer;

    @Activate
    public SlotsCheck(@Reference Recognizer recognizer) {
        this.recognizer = recognizer;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        List<StageStatus> stages = recognizer.stages();
        for (StageKind kind : StageKind.values()) {
            stages.stream()
                    .filter(s -> s.kind() == kind && s.serving())
                    .findFirst()
                    .ifPresentOrElse(
                            s -> log.info("{} {}", kind.word(), s.id()),
                            () -> log.critical("no {} serves", kind.word()));
        }
        return new Result(log);
    }
}
