package io.mien.store.log;

import io.mien.ProvideStage;
import io.mien.store.FaceStore;
import io.mien.store.StoreStatus;
import io.mien.store.folder.StoreOffer;
import java.util.Map;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Offers the configured gallery as a {@link FaceStore}, as {@link StoreOffer} says. */
@Component(
        name = LogStoreComponent.PID,
        service = StoreStatus.class,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LogStoreConfig.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>='io.mien.store.FaceStore'",
        effective = "active")
@ProvideStage(kind = "store", name = "log")
public class LogStoreComponent extends StoreOffer {
    static final String PID = "io.mien.store.log";

    /** @param configured all properties, of which {@code service.ranking} is handed on to the {@link FaceStore} */
    @Activate
    public LogStoreComponent(BundleContext context, LogStoreConfig configuration, Map<String, Object> configured) {
        this(context, configuration, "log", ranking(configured));
    }

    LogStoreComponent(BundleContext context, LogStoreConfig configuration, String name, Map<String, Object> more) {
        super(
                context,
                name,
                more,
                configuration.retry_millis(),
                configuration.close_millis(),
                restored -> LogFaceStore.open(LogSettings.of(configuration), new FileLogDisk(), restored));
    }

    @Override
    @Activate
    public void start() {
        super.start();
    }

    @Override
    @Deactivate
    public void stop() throws InterruptedException {
        super.stop();
    }
}
