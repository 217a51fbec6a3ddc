package io.mien.health;

import io.mien.support.components.ComponentReport;
import io.mien.support.components.IdleComponent;
import io.mien.support.components.IdleComponent.Cause;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Whether every component runs that is configured. One that waits for its configuration is only mentioned. */
@Component(property = {HealthCheck.NAME + "=components", HealthCheck.TAGS + "=mien"})
public final class ComponentsCheck implements HealthCheck {
    private final ComponentReport report;

    @Activate
    public ComponentsCheck(@Reference ServiceComponentRuntime runtime) {
        report = new ComponentReport(runtime);
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        log.info("components are looked at");
        for (IdleComponent idle : report.idle()) {
            if (idle.cause() == Cause.CONFIGURATION) {
                log.info("not running: {}", idle);
            } else {
                log.warn("not running: {}", idle);
            }
        }
        return new Result(log);
    }
}
