package io.mien.modelkit.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Installing, with scripts in the places of Python and pip. */
@DisabledOnOs(OS.WINDOWS)
class VendorCompilerTest {
    private static final String LIBRARIES = "lib/python3.10/site-packages/tpu_mlir/lib/";

    @TempDir
    Path folder;

    private Path home;
    private VendorCompiler compiler;
    private Path python;

    @BeforeEach
    void make() throws Exception {
        home = folder.resolve("compiler");
        Path work = Files.createDirectories(folder.resolve("work"));
        compiler = new VendorCompiler(home, new ExternalTool(work, Map.of(), Duration.ofSeconds(30), () -> false));
        Path pip = Script.write(folder.resolve("pip"), "echo $* >> " + folder + "/asked\n");
        python = Script.write(
                folder.resolve("python"),
                """
                mkdir -p $3/bin $3/LIBtp
                cp PIP $3/bin/pip
                touch $3/LIBthird_party/libc.so.6 $3/LIBthird_party/libkept.so
                for f in libcviruntime libcvicmodel libcvikernel; do echo $f > $3/LIB$f.so; done
                """
                        .replace("LIBtp", LIBRARIES + "third_party")
                        .replace("LIB", LIBRARIES)
                        .replace("PIP", pip.toString()));
    }

    @Test
    void fetchesTheCompilerAndWhatItNeedsAndNoMore() throws Exception {
        assertFalse(compiler.isInstalled());
        compiler.install(python, line -> {});

        assertTrue(compiler.isInstalled());
        List<String> asked = Files.readAllLines(folder.resolve("asked"));
        assertEquals("install --disable-pip-version-check --no-deps tpu_mlir==1.18.1", asked.get(0));
        assertFalse(asked.get(1).contains("torch"), asked.get(1));
    }

    @Test
    void takesAwayTheLibrariesThatClash() throws Exception {
        compiler.install(python, line -> {});

        Path libraries = home.resolve("venv").resolve(LIBRARIES).resolve("third_party");
        assertFalse(Files.exists(libraries.resolve("libc.so.6")));
        assertTrue(Files.exists(libraries.resolve("libkept.so")));
    }

    @Test
    void laysTheSimulatorBesideIt() throws Exception {
        compiler.install(python, line -> {});

        assertEquals("libcviruntime\n", Files.readString(home.resolve("runtime/libcviruntime.so")));
        try (var files = Files.list(home.resolve("runtime"))) {
            assertEquals(3, files.count());
        }
    }

    @Test
    void failedInstallationIsNotTakenForInstalled() {
        Path broken = Script.write(folder.resolve("broken"), "echo no venv here; exit 1\n");

        assertThrows(ConversionException.class, () -> compiler.install(broken, line -> {}));
        assertFalse(compiler.isInstalled());
    }
}
