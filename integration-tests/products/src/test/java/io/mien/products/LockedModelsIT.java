package io.mien.products;

import static io.mien.products.LockedHome.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that come to a locked installation by other ways than a bundle of its release. */
class LockedModelsIT {
    @TempDir
    private Path folder;

    private LockedHome locked;
    private Path models;

    @BeforeEach
    void lock() throws Exception {
        LongTests.assume();
        locked = LockedHome.in(folder);
        models = Files.createDirectory(locked.folder().resolve("models"));
        unpack(Bundle.findModel("io.mien.model.mien_feature"), models);
    }

    /** A model as a person may have it: its description beside its weights. */
    private static void unpack(Path bundle, Path to) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(bundle);
                Stream<Path> files = Files.list(jar.getPath("OSGI-INF/mien"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    @Test
    void foldersDownloadsAndLentBundlesAreRefused() throws Exception {
        Path mud = models.resolve("mien_feature.mud");
        Product product = locked.product();
        product.on("recognize", "--models", models, TestPeople.picture("Ada", 1))
                .failed()
                .tells(refusal("--models " + models));
        Mien mien = locked.mien();
        mien.run("model", "pull", "yunet", "--mirror", models).failed().tells(refusal("yunet"));
        mien.run("model", "pull", "yunet", "--untried").failed().tells(refusal("yunet"));
        mien.run("model", "pack", "--untried", "-o", folder.resolve("x.jar"), mud)
                .failed()
                .tells(refusal(mud));
        mien.run("model", "convert", mud, mud, "--calibrate", models, "-o", folder.resolve("npu"))
                .failed()
                .tells(refusal(mud));
        Path evil = locked.evil();
        mien.run("model", "calibrate", "mien_feature", "--people", "people", "--with", evil, "--dry-run")
                .failed()
                .tells(refusal(evil));
        assertFalse(Files.exists(folder.resolve("x.jar")) || Files.exists(folder.resolve("npu")));
        locked.requireUntouched();
    }

    @Test
    void configurationNamesNoModel() throws Exception {
        Path conf = Files.createDirectories(locked.data().resolve("conf"));
        Files.writeString(
                conf.resolve("io.mien.host.properties"), "models=" + models + "\nuntried=mien_feature,other\n");
        locked.product()
                .on("recognize", "--json", TestPeople.picture("Ada", 1))
                .done()
                .tells(refusal(conf.resolve("io.mien.host.properties") + ": models"));
    }

    /** The weights that an earlier run unpacked, or somebody else put there: they are not looked at. */
    @Test
    void weightsOfTheDataFolderAreNotLoaded() throws Exception {
        Product product = locked.product();
        Product open = new Product(Mien.atPictures(), locked.data());
        open.on("enroll", "Ada", TestPeople.picture("Ada", 1)).done();
        Path cache = locked.data().resolve("models");
        try (Stream<Path> files = Files.walk(cache)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[] {0});
            }
        }
        product.on("recognize", "--json", TestPeople.picture("Ada", 2)).done();
        try (Stream<Path> files = Files.walk(cache)) {
            assertEquals(
                    0,
                    files.filter(f -> f.getFileName().toString().matches("[0-9a-f]{64}"))
                            .filter(f -> f.toFile().length() > 1)
                            .count());
        }
        assertTrue(Files.exists(cache));
    }
}
