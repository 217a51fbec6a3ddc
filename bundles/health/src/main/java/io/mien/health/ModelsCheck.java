package io.mien.health;

import io.mien.model.ModelStatus;
import io.mien.model.Models;
import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether every model that is installed is taken. */
@Component(property = {HealthCheck.NAME + "=models", HealthCheck.TAGS + "=mien"})
public final class ModelsCheck implements HealthCheck {
    private final Models models;

    @Activate
    public ModelsCheck(@Reference Models models) {
        this.models = models;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        List<ModelStatus> all = models.list();
        log.info("{} models are known", all.size());
        for (ModelStatus model : all) {
            switch (model.state()) {
                case REFUSED -> log.warn("{} is refused: {}", model.name(), model.reason());
                case WAITING -> log.warn("{} is waiting: {}", model.name(), model.reason());
                default -> {}
            }
        }
        return new Result(log);
    }
}
