package io.mien.console.health;

import io.mien.console.state.StateTopic;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Tells the page how Mien fared during the last quarter of an hour. */
@Component(
        service = StateTopic.class,
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class HealthHistoryTopic implements StateTopic {
    static final String NAME = "health-history";

    private final HealthSampler sampler;

    @Activate
    public HealthHistoryTopic(@Reference HealthSampler sampler) {
        this.sampler = sampler;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object state() {
        return Map.of(
                "seconds",
                HealthSampler.KEPT_SECONDS,
                "samples",
                sampler.history().stream().map(HealthSample::json).toList());
    }
}
