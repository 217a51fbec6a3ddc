package io.mien.console.people;

import io.mien.MienException;
import io.mien.console.action.ActionInput;
import io.mien.console.web.RefusedRequestException;
import io.mien.picture.Picture;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.EnrollmentRefusedException;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.LookAlike;
import io.mien.recognizer.PictureEnrolledException;
import io.mien.recognizer.Recognizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Enrolls pictures that are sent by the page. A picture that is refused is an answer like another: it says why, and whether it
 * would be taken with another choice. Thread-safe.
 */
final class PictureUpload {
    private static final int MEGABYTE = 1 << 20;

    private final Recognizer recognizer;
    private final Supplier<Optional<PictureCodec>> codec;
    private final int megabytes;
    private final Semaphore places;

    /**
     * @param codec asked for each picture
     * @param megabytes most MiB of a picture
     * @param atOnce most pictures that are in memory at a time
     */
    PictureUpload(Recognizer recognizer, Supplier<Optional<PictureCodec>> codec, int megabytes, int atOnce) {
        this.recognizer = recognizer;
        this.codec = codec;
        this.megabytes = megabytes;
        places = new Semaphore(atOnce);
    }

    /**
     * Enrolls a picture.
     *
     * @param input {@code label}, {@code name} of the picture, {@code force}, and {@code largest}: of several faces
     * @param in the picture's file
     */
    Map<String, Object> enroll(ActionInput input, InputStream in) throws MienException, IOException {
        if (!places.tryAcquire()) {
            throw new RefusedRequestException(503, "other pictures are being enrolled; try again");
        }
        try {
            return enroll(input, bytes(in));
        } finally {
            places.release();
        }
    }

    private byte[] bytes(InputStream in) throws RefusedRequestException, IOException {
        int most = megabytes * MEGABYTE;
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new RefusedRequestException(413, "a picture has at most " + megabytes + " MiB");
        }
        return bytes;
    }

    private Map<String, Object> enroll(ActionInput input, byte[] file) throws MienException {
        String label = input.text("label");
        String name = input.text("name", "picture");
        Picture picture = codec.get()
                .orElseThrow(() -> new RefusedRequestException(503, "nothing is installed that reads pictures"))
                .open(new ByteArrayInputStream(file), name);
        EnrollOptions options = EnrollOptions.defaults()
                .source(name)
                .forced(input.is("force"))
                .selection(input.is("largest") ? FaceSelection.LARGEST : FaceSelection.ALL)
                .reducedBy(picture.reduction());
        try {
            return json(recognizer.enroll(picture.image(), label, options));
        } catch (PictureEnrolledException e) {
            return refused("the same picture is a face of " + e.label() + " already", "");
        } catch (EnrollmentRefusedException e) {
            return e.faces() > 1
                    ? refused(e.faces() + " faces are in the picture", "largest")
                    : refused(e.getMessage(), e.faces() == 1 && !options.forced() ? "force" : "");
        }
    }

    private static Map<String, Object> refused(String reason, String anyway) {
        return Map.of("enrolled", false, "reason", reason, "anyway", anyway);
    }

    private static Map<String, Object> json(Enrollment enrollment) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("enrolled", true);
        json.put("label", enrollment.label());
        json.put("face", enrollment.faceId());
        json.put("known", enrollment.known());
        json.put("lookAlike", enrollment.lookAlike().map(LookAlike::label).orElse(""));
        return json;
    }
}
