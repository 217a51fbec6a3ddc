package io.mien.runtime;

import io.mien.boot.generation.FileDisk;
import io.mien.boot.generation.GenerationFolder;
import io.mien.boot.generation.GenerationWriter;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.boot.generation.LockedBundle.Origin;
import io.mien.boot.invocation.Invocation;
import io.mien.support.files.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A distribution, a data folder with generations, and starts from it. */
@Timeout(60)
abstract class StarterCase {
    static final Optional<String> ASKED = Optional.of("test");

    @TempDir
    Path folder;

    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    ProductFixture product;
    Path data;
    GenerationWriter writer;

    @BeforeEach
    void make() throws Exception {
        product = new ProductFixture(Files.createDirectory(folder.resolve("home")))
                .bundle("api", Map.of("Bundle-Version", "1"))
                .bundle("yunet", Map.of("Bundle-Version", "1"));
        data = Files.createDirectory(folder.resolve("data"));
        writer = new GenerationWriter(new GenerationFolder(data), new FileDisk());
    }

    List<String> started(String verb, Optional<String> asked) throws StartException {
        try (MienRuntime runtime = start(verb, asked).runtime()) {
            return Arrays.stream(runtime.context().getBundles())
                    .skip(1)
                    .map(b -> b.getSymbolicName() + " " + b.getVersion())
                    .toList();
        }
    }

    Starter.Started start(String verb, Optional<String> asked) throws StartException {
        product.write();
        Distribution distribution = Distribution.open(product.home());
        Invocation invocation = new Invocation(verb, data, Optional.empty());
        PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Starter(distribution, RuntimeOptions.standalone(), invocation, to).start(asked);
    }

    Lock write(List<LockedBundle> bundles) throws Exception {
        product.write();
        Lock lock = new Composer(Distribution.open(product.home()), data, "run")
                .ofFeature("test")
                .lock();
        List<String> named = bundles.stream().map(LockedBundle::name).toList();
        Set<String> removed = Set.copyOf(Stream.of("api", "yunet", "plain")
                .filter(n -> !named.contains(n))
                .toList());
        return writer.write(lock.withBundles(bundles).withRemoved(removed));
    }

    LockedBundle distributed(String name) throws Exception {
        String file = "bundles/" + name + "-1.jar";
        return LockedBundle.ofDistribution(file, Set.of())
                .withManifest(name, "1.0.0")
                .withSha256(Sha256.of(product.home().resolve(file)));
    }

    LockedBundle deployed(String name, String version, Map<String, String> headers) throws Exception {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Bundle-Version", version);
        String sha256 = writer.keep(ProductFixture.jar(folder.resolve("new.jar"), name, all));
        return new LockedBundle(
                sha256 + ".jar", name, version, sha256, Origin.DEPLOYED, Set.of(), new ArrayList<>(), false);
    }

    String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
