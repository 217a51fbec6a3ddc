package io.mien.runtime.maix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.deploy.Deployment;
import io.mien.image.Image;
import io.mien.maix.Err;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.maix.Mien;
import io.mien.maix.StartRequest;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.Recognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Mien in this process, from the distribution as it was built. */
@Timeout(300)
class EmbeddedStarterIT {
    private static final Path HOME = Path.of(System.getProperty("mien.home"));
    private static final Path ADA = HOME.resolve("people/people/Ada");
    private static final Duration WAIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void keepsPeopleInTheFolder() throws Exception {
        try (Maix maix = Maix.open(folder.resolve("gallery"))) {
            Recognizer recognizer = maix.mien().recognizer();
            recognizer.enroll(picture(maix.mien(), "1.jpg"), "Ada", EnrollOptions.defaults());
        }
        try (Maix maix = Maix.open(folder.resolve("gallery"))) {
            assertEquals("Ada", name(maix.mien()));
        }
        try (Maix maix = Maix.open()) {
            assertEquals("unknown", name(maix.mien()));
        }
    }

    @Test
    void keepsDeploymentsInTheFolder() throws Exception {
        Path storage = folder.resolve("deployed");
        try (Maix maix = Maix.open(storage)) {
            assertEquals("mien_feature", extractor(maix.mien()));
            Deployment deployment = maix.mien().deployment();
            deployment.deploy(List.of(smallModel()), step -> {});
            deployment.use("extractor:mien_feature_small", step -> {});
            assertEquals("mien_feature_small", extractor(maix.mien()));
        }
        try (Maix maix = Maix.open(storage)) {
            assertEquals("mien_feature_small", extractor(maix.mien()));
        }
        StartRequest asked =
                new StartRequest(true, List.of(), Map.of(StageKind.EXTRACTOR, "mien_feature"), Optional.of(storage));
        try (Maix maix = Maix.open(asked)) {
            assertEquals("mien_feature", extractor(maix.mien()));
        }
    }

    private static Path smallModel() throws IOException {
        try (Stream<Path> models = Files.list(HOME.resolve("models"))) {
            return models.filter(m -> m.getFileName().toString().startsWith("io.mien.model.mien_feature_small-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String extractor(Mien mien) throws Exception {
        return mien.recognizer()
                .recognize(picture(mien, "2.jpg"), RecognizeOptions.defaults())
                .lineUp()
                .stage(StageKind.EXTRACTOR)
                .name();
    }

    @Test
    void refusesAFolderThatIsInUse() {
        try (Maix maix = Maix.open(folder.resolve("used"))) {
            MaixException e = assertThrows(MaixException.class, () -> Maix.open(folder.resolve("used")));
            assertEquals(Err.ERR_NOT_READY, e.err());
            assertTrue(e.getMessage().contains("used is in use by another Mien"), e.getMessage());
        }
    }

    private static String name(Mien mien) throws Exception {
        return mien.recognizer()
                .recognize(picture(mien, "2.jpg"), RecognizeOptions.defaults())
                .faces()
                .get(0)
                .label();
    }

    private static Image picture(Mien mien, String name) throws Exception {
        return mien.service(PictureCodec.class, WAIT).read(ADA.resolve(name));
    }

    @Test
    void opensPicturesWithoutModels() throws Exception {
        Mien mien;
        try (Maix one = Maix.shared();
                Maix two = Maix.shared()) {
            mien = one.mien();
            assertEquals(mien, two.mien());
            assertEquals(256, picture(mien, "1.jpg").width());
            MaixException e = assertThrows(MaixException.class, mien::recognizer);
            assertEquals(Err.ERR_NOT_READY, e.err());
        }
        for (Executable use : List.<Executable>of(() -> mien.service(PictureCodec.class, WAIT), mien::context)) {
            assertEquals(
                    Err.ERR_NOT_READY, assertThrows(MaixException.class, use).err());
        }
    }
}
