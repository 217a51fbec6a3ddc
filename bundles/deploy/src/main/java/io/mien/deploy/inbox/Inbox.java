package io.mien.deploy.inbox;

import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.jar.ListedContent;
import io.mien.deploy.service.CheckSettings;
import io.mien.deploy.service.DeployConfig;
import io.mien.session.OwnedDataFolder;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The watched folder of a product that serves. FileInstall does not install a file but hands it over once two looks find it unchanged. If the file is not a
 * whole jar yet, the inbox waits for the rest. A deployed file is part of a generation and leaves the folder; a refused file goes
 * to {@code refused} with the reason beside it, and is tried again once it is changed there.
 */
@Component(
        immediate = true,
        service = {},
        configurationPid = "io.mien.deploy")
public final class Inbox {
    private static final String FILE_INSTALL = "org.apache.felix.fileinstall";

    private final Optional<Watched> watched;

    @Activate
    public Inbox(
            BundleContext context,
            @Reference Deployment deployment,
            @Reference ConfigurationAdmin admin,
            @Reference OwnedDataFolder owned,
            DeployConfig config)
            throws IOException, DeploymentException {
        if (config.inbox().isBlank() || owned.use() != OwnedDataFolder.Use.SERVE) {
            watched = Optional.empty();
            return;
        }
        Path folder = owned.data().resolve(config.inbox());
        Files.createDirectories(folder);
        Duration poll = Duration.ofMillis(config.inbox_poll_millis());
        InboxWorker worker = new InboxWorker(
                deployment,
                CheckSettings.of(config, owned.data(), ListedContent.of(owned.home())),
                new RefusedFiles(folder.resolve("refused")),
                folder,
                new InboxWorker.Pace(poll, Duration.ofMillis(config.inbox_wait_millis())));
        // Before the folder is watched: FileInstall itself would install whatever nobody else wants.
        Dictionary<String, Object> first = new Hashtable<>();
        first.put(Constants.SERVICE_RANKING, Integer.MAX_VALUE);
        ServiceRegistration<ArtifactInstaller> registration =
                context.registerService(ArtifactInstaller.class, new Whole(folder, worker), first);
        Configuration looking = admin.getFactoryConfiguration(FILE_INSTALL, "mien", "?");
        looking.update(looking(folder, config.inbox_poll_millis()));
        worker.start();
        watched = Optional.of(new Watched(worker, registration, looking));
    }

    private static Dictionary<String, Object> looking(Path folder, long poll) {
        Dictionary<String, Object> values = new Hashtable<>();
        values.put("felix.fileinstall.dir", folder.toString());
        values.put("felix.fileinstall.poll", Long.toString(poll));
        values.put("felix.fileinstall.filter", "[^.].*");
        values.put("felix.fileinstall.tmpdir", folder.resolve(".tmp").toString());
        values.put("felix.fileinstall.subdir.mode", "skip");
        values.put("felix.fileinstall.bundles.new.start", "false");
        values.put("felix.fileinstall.fragmentRefreshScope", "none");
        values.put("felix.fileinstall.optionalImportRefreshScope", "none");
        values.put("felix.fileinstall.enableConfigSave", "false");
        // Looking is cheap, and what a notification says differs from system to system.
        values.put("felix.fileinstall.disableNio2", "true");
        return values;
    }

    @Deactivate
    void stop() throws IOException {
        if (watched.isPresent()) {
            watched.get().looking().delete();
            watched.get().registration().unregister();
            watched.get().worker().close();
        }
    }

    /** The resources that end with the component. */
    private record Watched(
            InboxWorker worker, ServiceRegistration<ArtifactInstaller> registration, Configuration looking) {}

    /** Takes all files of the folder: a file that is not a bundle is refused by name. */
    private record Whole(Path folder, InboxWorker worker) implements ArtifactInstaller {
        private static final Logger LOG = System.getLogger(Inbox.class.getName());

        @Override
        public boolean canHandle(File artifact) {
            return folder.equals(artifact.toPath().toAbsolutePath().normalize().getParent());
        }

        @Override
        public void install(File artifact) {
            worker.add(artifact.toPath().toAbsolutePath().normalize());
        }

        @Override
        public void update(File artifact) {
            install(artifact);
        }

        @Override
        public void uninstall(File artifact) {
            // It was dealt with and left the folder; what is installed is said by the generations.
            LOG.log(Level.DEBUG, "{0} left the inbox", artifact);
        }
    }
}
