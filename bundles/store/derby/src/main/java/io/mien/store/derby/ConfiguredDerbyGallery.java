package io.mien.store.derby;

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

/** Offers the folder of the configuration to {@link DerbyStoreComponent}, as {@link ConfiguredGallery} says. */
@Component(
        service = {},
        immediate = true,
        configurationPid = DerbyStoreComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>='io.mien.session.OpenGallery'",
        effective = "active")
public final class ConfiguredDerbyGallery {
    private final ConfiguredGallery gallery;

    /** @param sessions null while what is configured is opened */
    @Activate
    public ConfiguredDerbyGallery(
            BundleContext context,
            DerbyStoreConfig configuration,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    SessionsOnly sessions) {
        gallery = new ConfiguredGallery(context, DerbyStoreComponent.PID, configuration.folder(), sessions);
    }

    /** The store closes the gallery. */
    @Deactivate
    public void stop() {
        gallery.stop();
    }
}
