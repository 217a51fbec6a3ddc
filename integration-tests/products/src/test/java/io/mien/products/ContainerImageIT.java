package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.json.Json;
import io.mien.compose.pack.ComposedProduct;
import io.mien.compose.pack.oci.BaseImage;
import io.mien.compose.pack.oci.OciPackager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An image of the distribution on packages of Debian, unpacked by {@code umoci} and started in a {@code chroot} as its configuration
 * says. It takes root, {@code umoci}, and packages that {@code apt-get} can fetch.
 */
class ContainerImageIT {
    private static final String PACKAGES =
            "apt-get download -q libc6 libgcc-s1 libstdc++6 zlib1g libjpeg62-turbo liblcms2-2";

    private static final String MODULES = "java.se,jdk.crypto.ec,jdk.incubator.vector,jdk.net,jdk.unsupported";

    /** A name space of its own for mounts, which end with the process; then the words that follow, in the root file system. */
    private static final String ENTER =
            "mkdir -p dev proc && mount --rbind /dev dev && mount -t proc proc proc && exec \"$@\"";

    @TempDir
    private Path folder;

    @BeforeEach
    void needsRootAndTools() throws Exception {
        LongTests.assume();
        Assumptions.assumeTrue(shell("test $(id -u) = 0").exit() == 0, "not root: no chroot");
        Assumptions.assumeTrue(shell("command -v umoci jlink").exit() == 0, "umoci or jlink is not installed");
        Files.createDirectory(folder.resolve("debs"));
        CommandRun fetched = shell("cd debs && " + PACKAGES);
        Assumptions.assumeTrue(fetched.exit() == 0, () -> "no packages of Debian: " + fetched);
    }

    @Test
    void recognizesAPictureInAChroot() throws Exception {
        Path product = folder.resolve("product");
        ran("mkdir product && cp -r "
                + Stream.of("bin", "lib", "bundles", "models", "features", "conf", "people")
                        .map(name -> Mien.HOME.resolve(name).toString())
                        .reduce("", (all, name) -> all + " " + name)
                + " product/ && jlink --strip-debug --no-header-files --no-man-pages --add-modules " + MODULES
                + " --output product/jre");
        new OciPackager(BaseImage.ofPackages(folder.resolve("debs")))
                .pack(
                        new ComposedProduct(product, "desk", "Mien Desk", "1.0.0", "linux-x86-64"),
                        folder.resolve("image"));
        ran("umoci unpack --image image:1.0.0 unpacked");

        in("enroll", "Ada", "/opt/mien/people/people/Ada/1.jpg").done();
        CommandRun recognized =
                in("recognize", "/opt/mien/people/people/Ada/2.jpg").done();
        assertTrue(recognized.out().contains("\n  Ada  "), recognized::toString);
        assertEquals("10001\n", ran("stat -c %u unpacked/rootfs/data").out());
    }

    /** Runs a command in the unpacked image as its configuration says, with other words behind the entry point. */
    private CommandRun in(String... words) throws Exception {
        Map<?, ?> process = (Map<?, ?>)
                ((Map<?, ?>) Json.parse(Files.readString(folder.resolve("unpacked/config.json")))).get("process");
        Map<?, ?> user = (Map<?, ?>) process.get("user");
        List<String> arguments =
                ((List<?>) process.get("args")).stream().map(String::valueOf).toList();
        List<String> command = new ArrayList<>(List.of("env", "-i"));
        ((List<?>) process.get("env")).forEach(variable -> command.add(String.valueOf(variable)));
        command.addAll(List.of("unshare", "-m", "sh", "-c", ENTER, "sh", "chroot"));
        command.addAll(List.of("--userspec=" + user.get("uid") + ":" + user.get("gid"), "."));
        // All up to "run --data /data".
        command.addAll(arguments.subList(0, arguments.size() - 3));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", "/data"));
        return run(folder.resolve("unpacked/rootfs"), command);
    }

    private CommandRun ran(String line) throws Exception {
        CommandRun run = shell(line);
        assertEquals(0, run.exit(), run::toString);
        return run;
    }

    private CommandRun shell(String line) throws Exception {
        return run(folder, List.of("sh", "-c", line));
    }

    private CommandRun run(Path directory, List<String> command) throws Exception {
        long start = System.nanoTime();
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        int exit = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new CommandRun(
                command,
                exit,
                Files.readString(out),
                Files.readString(err),
                Duration.ofNanos(System.nanoTime() - start));
    }
}
