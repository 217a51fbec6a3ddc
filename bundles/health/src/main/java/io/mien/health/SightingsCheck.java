package io.mien.health;

import io.mien.track.SightingStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Whether what is seen is kept, if that is asked for. Sightings are no reason to call a product broken: it recognizes without them. */
@Component(property = {HealthCheck.NAME + "=sightings", HealthCheck.TAGS + "=mien"})
public final class SightingsCheck implements HealthCheck {
    private final List<SightingStatus> all = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addStatus(SightingStatus status) {
        all.add(status);
    }

    void removeStatus(SightingStatus status) {
        all.remove(status);
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        for (SightingStatus status : all) {
            Optional<String> problem = status.problem();
            if (problem.isPresent()) {
                log.warn("sightings: {}", problem.get());
            }
            if (status.isRecording()) {
                log.info("{} sightings were written, {} were left out", status.written(), status.dropped());
            }
        }
        if (all.stream().noneMatch(SightingStatus::isRecording)) {
            log.info("no sightings are kept");
        }
        return new Result(log);
    }
}
