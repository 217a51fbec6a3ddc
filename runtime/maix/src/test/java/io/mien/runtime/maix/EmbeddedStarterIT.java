package io.mien.runtime.maix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.image.Image;
import io.mien.maix.Err;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.maix.Mien;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.Recognizer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mien in this process, from the distribution as it was built. */
@Timeout(300)
class EmbeddedStarterIT {
    private static final Path ADA = Path.of(System.getProperty("mien.home")).resolve("people/people/Ada");
    private static final Duration WAIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void peopleStayInTheFolderOfTheProgram() throws Exception {
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
    void picturesNeedNoModels() throws Exception {
        Mien mien;
        try (Maix one = Maix.shared();
                Maix two = Maix.shared()) {
            mien = one.mien();
            assertEquals(mien, two.mien());
            assertEquals(256, picture(mien, "1.jpg").width());
            MaixException e = assertThrows(MaixException.class, mien::recognizer);
            assertEquals(Err.ERR_NOT_READY, e.err());
        }
        MaixException e = assertThrows(MaixException.class, () -> mien.service(PictureCodec.class, WAIT));
        assertEquals(Err.ERR_NOT_READY, e.err());
    }
}
