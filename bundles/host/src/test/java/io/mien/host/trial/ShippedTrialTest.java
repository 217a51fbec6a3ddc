package io.mien.host.trial;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.MienException;
import io.mien.detector.Detector;
import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.picture.PictureCodec;
import io.mien.picture.Ppm;
import io.mien.trial.Trial;
import java.io.FileNotFoundException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShippedTrialTest {
    private static final Image PICTURE = Image.of(8, 8, PixelFormat.RGB, new byte[192]);
    private static final Face FACE = face(10, .9f, 12);

    private final Map<String, byte[]> files = new HashMap<>();

    private static Face face(float x, float score, float pointX) {
        return new Face(new Box(x, 10, 20, 40), score, Collections.nCopies(Face.POINTS, new Point(pointX, 20)));
    }

    private void write(Trial trial) {
        files.put(Trial.FILE, trial.toText().getBytes(StandardCharsets.UTF_8));
        files.put("picture.ppm", Ppm.encode(PICTURE));
    }

    private byte[] read(String file) throws FileNotFoundException {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            throw new FileNotFoundException(file);
        }
        return bytes;
    }

    private void run(Face... found) throws MienException {
        Detector detector = (image, options) -> List.of(found);
        new ShippedTrial(this::read, Optional.empty()).run(detector);
    }

    private void refused(String reason, Face... found) {
        assertEquals(reason, assertThrows(TrialFailure.class, () -> run(found)).getMessage());
    }

    @Test
    void sameAnswerPasses() {
        write(Trial.ofFaces("picture.ppm", List.of(FACE)));
        assertDoesNotThrow(() -> run(FACE));
        assertDoesNotThrow(() -> run(face(10.5f, .95f, 12.5f)));
    }

    @Test
    void differentAnswerDoesNotPass() {
        write(Trial.ofFaces("picture.ppm", List.of(FACE)));
        refused("its trial's face 1 is found with IoU 0.00, at least 0.80");
        refused("its trial's face 1 is found with IoU 0.60, at least 0.80", face(15, .9f, 12));
        refused(
                "its trial's face 1 has a point 0.075 of its size beside the one expected, at most 0.050",
                face(10, .9f, 15));
        refused("its trial's face 1 has the score 0.500, not 0.900", face(10, .5f, 12));
        refused("finds 1 faces more than when it was packed", FACE, face(100, .9f, 100));
    }

    @Test
    void aPictureOfNobodyMustStayOne() throws MienException {
        write(Trial.ofFaces("picture.ppm", List.of()));
        run();
        refused("finds 1 faces more than when it was packed", FACE);
    }

    @Test
    void namesWhatIsMissing() {
        refused("has no trial.txt in its trial");
        write(Trial.ofFaces("other.ppm", List.of()));
        refused("has no other.ppm in its trial");
        write(Trial.ofEmbedding("picture.ppm", new float[] {1}));
        refused("is a detector, and its trial.txt expects an embedding");
    }

    @Test
    void anEncodedPictureNeedsACodec() throws MienException {
        write(Trial.ofFaces("picture.png", List.of(FACE)));
        files.put("picture.png", new byte[] {1});
        refused("has the trial picture picture.png, and no codec that reads it is installed", FACE);
        PictureCodec codec = (PictureCodec) Proxy.newProxyInstance(
                PictureCodec.class.getClassLoader(), new Class<?>[] {PictureCodec.class}, (p, method, args) -> PICTURE);
        Detector detector = (image, options) -> image == PICTURE ? List.of(FACE) : List.of();
        new ShippedTrial(this::read, Optional.of(codec)).run(detector);
    }
}
