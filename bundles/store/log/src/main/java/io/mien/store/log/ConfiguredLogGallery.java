package io.mien.store.log;

import io.mien.session.SessionsOnly;
import io.mien.store.folder.ConfiguredGallery;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers the folder of the configuration to {@link LogStoreComponent}, as {@link ConfiguredGallery} says. */
@Component(
        service = {},
        immediate = true,
        configurationPid = LogStoreComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>='io.mien.session.OpenGallery'",
        effective = "active")
public final class ConfiguredLogGallery {
    private final ConfiguredGallery gallery;

    /** @param sessions null while what is configured is opened */
    @Activate
    public ConfiguredLogGallery(
            BundleContext context,
            LogStoreConfig configuration,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    SessionsOnly sessions) {
        gallery = new ConfiguredGallery(context, LogStoreComponent.PID, configuration.folder(), sessions);
    }

    /** The store closes the gallery. */
    @Deactivate
    public void stop() {
        gallery.stop();
    }
}
