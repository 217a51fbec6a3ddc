package io.mien.console.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.aligner.FaceTemplate;
import io.mien.console.action.ActionInput;
import io.mien.console.web.RefusedRequestException;
import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.Picture;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.EnrollmentRefusedException;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.PictureEnrolledException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureUploadTest {
    private static final Image IMAGE = Image.of(1, 1, PixelFormat.BGR, new byte[3]);
    private static final int MEGABYTE = 1 << 20;

    private final FakeGallery gallery = new FakeGallery();
    private final List<EnrollOptions> asked = new ArrayList<>();
    private final PictureUpload upload = new PictureUpload(gallery.recognizer(), () -> Optional.of(codec()), 1, 1);

    /** Reads files that begin with a 1, each as one pixel of two of the original. */
    private static PictureCodec codec() {
        return (PictureCodec) Proxy.newProxyInstance(
                PictureCodec.class.getClassLoader(),
                new Class<?>[] {PictureCodec.class},
                (proxy, method, arguments) -> {
                    if (((InputStream) arguments[0]).read() != 1) {
                        throw new PictureException((String) arguments[1], "is not a picture");
                    }
                    return new Picture(IMAGE, 2, 2, 2);
                });
    }

    private Map<String, Object> enroll(Map<String, String> query) throws Exception {
        return upload.enroll(new ActionInput(query), new ByteArrayInputStream(new byte[] {1}));
    }

    private void enrolls() {
        gallery.enroll = (image, label, options) -> {
            asked.add(options);
            Face face = new Face(new Box(0, 0, 1, 1), 1, FaceTemplate.ARCFACE_112.points());
            return Enrollment.of(label, 7, face, LineUp.of(1, Map.of()));
        };
    }

    @Test
    void enrollsAPictureUnderItsName() throws Exception {
        enrolls();
        Map<String, Object> answer = enroll(Map.of("label", "Ada", "name", "ada.jpg"));
        assertEquals(Map.of("enrolled", true, "label", "Ada", "face", 7L, "known", false, "lookAlike", ""), answer);
        EnrollOptions expected = EnrollOptions.defaults().source("ada.jpg").reducedBy(2);
        assertEquals(List.of(expected), asked);
        enroll(Map.of("label", "Ada", "name", "ada.jpg", "force", "true", "largest", "true"));
        assertEquals(expected.forced(true).selection(FaceSelection.LARGEST), asked.get(1));
    }

    @Test
    void aRefusalSaysWhyAndWhetherAnotherChoiceHelps() throws Exception {
        Map<String, String> query = Map.of("label", "Ada");
        gallery.enroll = (image, label, options) -> {
            throw new EnrollmentRefusedException("too small (31 px; at least 60)", 1);
        };
        assertEquals(
                Map.of("enrolled", false, "reason", "too small (31 px; at least 60)", "anyway", "force"),
                enroll(query));
        assertEquals("", enroll(Map.of("label", "Ada", "force", "true")).get("anyway"));
        gallery.enroll = (image, label, options) -> {
            throw new EnrollmentRefusedException("3 faces found: ask for one", 3);
        };
        assertEquals(
                Map.of("enrolled", false, "reason", "3 faces are in the picture", "anyway", "largest"), enroll(query));
        gallery.enroll = (image, label, options) -> {
            throw new EnrollmentRefusedException("no face found", 0);
        };
        assertEquals(Map.of("enrolled", false, "reason", "no face found", "anyway", ""), enroll(query));
        gallery.enroll = (image, label, options) -> {
            throw new PictureEnrolledException("Grace", 3);
        };
        assertEquals(
                "the same picture is a face of Grace already", enroll(query).get("reason"));
    }

    @Test
    void aFileThatIsNotAPictureIsRefusedByItsName() {
        ActionInput input = new ActionInput(Map.of("label", "Ada", "name", "<b>.txt"));
        PictureException e = assertThrows(
                PictureException.class, () -> upload.enroll(input, new ByteArrayInputStream(new byte[] {2})));
        assertEquals("<b>.txt: is not a picture", e.getMessage());
    }

    @Test
    void aPictureThatIsTooLargeIsReadNoFurtherThanItsBound() {
        long[] read = new long[1];
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 1;
            }
        };
        ActionInput input = new ActionInput(Map.of("label", "Ada"));
        RefusedRequestException e = assertThrows(RefusedRequestException.class, () -> upload.enroll(input, endless));
        assertEquals(413, e.status());
        assertEquals("a picture has at most 1 MiB", e.getMessage());
        assertEquals(MEGABYTE + 1, read[0]);
    }

    @Test
    void aPlaceIsFreeAgainHoweverThePictureBeforeEnded() throws Exception {
        enrolls();
        ActionInput input = new ActionInput(Map.of("label", "Ada"));
        InputStream second = new InputStream() {
            @Override
            public int read() throws IOException {
                RefusedRequestException e =
                        assertThrows(RefusedRequestException.class, () -> upload.enroll(input, this));
                assertEquals(503, e.status());
                throw new IOException("the page left");
            }
        };
        assertThrows(IOException.class, () -> upload.enroll(input, second));
        assertEquals(true, enroll(Map.of("label", "Ada")).get("enrolled"));
    }
}
