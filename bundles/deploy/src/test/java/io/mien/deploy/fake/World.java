package io.mien.deploy.fake;

import io.mien.StageWishes;
import io.mien.boot.generation.BundleManifest;
import io.mien.boot.generation.Disk;
import io.mien.boot.generation.FileDisk;
import io.mien.boot.generation.GenerationFolder;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockText;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.service.DeploymentService;
import io.mien.session.OwnedDataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** A product that runs in a real framework, with a fake host and recognizer, and the service that deploys to it. */
public final class World implements AutoCloseable {
    private final Path folder;
    private final List<LockedBundle> product = new ArrayList<>();
    private final FakeSessions sessions = new FakeSessions();
    private Framework framework;
    private FakeProduct fakes;
    private DeploymentService service;

    /** @param folder an empty one */
    public World(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(home().resolve("bundles"));
        Files.createDirectories(data());
    }

    /** The distribution. */
    public Path home() {
        return folder.resolve("home");
    }

    /** The data folder. */
    public Path data() {
        return folder.resolve("data");
    }

    /** A bundle of the distribution. */
    public World with(String file, Jars jar) {
        jar.write(home().resolve("bundles").resolve(file));
        product.add(LockedBundle.ofDistribution("bundles/" + file, Set.of()));
        return this;
    }

    /** Starts it as the launcher would. */
    public World start() throws Exception {
        return start(new FileDisk());
    }

    /** The same with another disk. */
    public World start(Disk disk) throws Exception {
        return start(
                disk,
                new Lock(0, Instant.EPOCH, "start", 0, "desk", "io.mien:desk:1", product, Set.of(), Map.of(), Set.of()),
                f -> {});
    }

    /**
     * Ends it, and starts it again from its current generation.
     *
     * @param died whether it ends as by a crash
     * @param prepare the fakes of the next one
     */
    public void again(boolean died, Consumer<FakeProduct> prepare) throws Exception {
        Path noted = data().resolve("probation");
        byte[] before = died ? Files.readAllBytes(noted) : new byte[0];
        close();
        if (died) {
            Files.write(noted, before);
        }
        start(new FileDisk(), generations().read(generations().current().orElseThrow()), prepare);
    }

    private World start(Disk disk, Lock lock, Consumer<FakeProduct> prepare) throws Exception {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString());
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        properties.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, api());
        properties.put("felix.log.level", "0");
        properties.put(LockText.PROPERTY, LockText.write(lock));
        framework = new FrameworkFactory().newFramework(properties);
        framework.start();
        for (LockedBundle bundle : lock.bundles()) {
            if (!lock.isOnProbation(bundle)) {
                framework
                        .getBundleContext()
                        .installBundle(
                                "reference:" + bundle.path(home(), data()).toUri())
                        .start();
            }
        }
        fakes = new FakeProduct(framework.getBundleContext(), sessions);
        prepare.accept(fakes);
        service = new DeploymentService(
                framework.getBundleContext(),
                FakeAdmin.service(),
                sessions,
                new OwnedDataFolder(data(), home(), OwnedDataFolder.Use.SERVE),
                new DeploySettings(),
                disk);
        fakes.listen(service);
        return this;
    }

    private static String api() throws IOException {
        for (URL url : Collections.list(World.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            try (InputStream in = url.openStream()) {
                BundleManifest manifest = new BundleManifest(new Manifest(in).getMainAttributes());
                if (manifest.name().equals("io.mien.api")) {
                    return manifest.header("Export-Package");
                }
            }
        }
        throw new IllegalStateException("no API on the class path");
    }

    /** What deploys. */
    public DeploymentService service() {
        return service;
    }

    /** Of a bundle that is installed: it sees services as any bundle does. */
    public BundleContext context(String bundle) {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .filter(b -> (b.getSymbolicName() + " " + b.getVersion()).equals(bundle))
                .findFirst()
                .orElseThrow()
                .getBundleContext();
    }

    /** Host and recognizer. */
    public FakeProduct fakes() {
        return fakes;
    }

    /** What host and recognizer follow. */
    public StageWishes wishes() {
        return sessions.wishes();
    }

    /** A file to be deployed. */
    public Path file(String name, Jars jar) {
        return jar.write(folder.resolve(name));
    }

    /** All bundles with the states they are in. */
    public List<String> bundles() {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .filter(b -> b.getBundleId() != 0)
                .map(b ->
                        b.getSymbolicName() + " " + b.getVersion() + (b.getState() == Bundle.ACTIVE ? "" : " stopped"))
                .sorted()
                .toList();
    }

    /** The generations on the disk. */
    public GenerationFolder generations() {
        return new GenerationFolder(data());
    }

    /** The current generation's bundles. */
    public List<String> locked() throws Exception {
        return generations().read(generations().current().orElseThrow()).bundles().stream()
                .map(b -> b + (b.superseded() ? " superseded" : ""))
                .sorted()
                .toList();
    }

    @Override
    public void close() throws Exception {
        service.stop();
        framework.stop();
        framework.waitForStop(10_000);
    }
}
