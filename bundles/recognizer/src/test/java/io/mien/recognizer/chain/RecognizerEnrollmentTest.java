package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.EnrollmentRefusedException;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.FacesFileException;
import io.mien.recognizer.LookAlike;
import io.mien.recognizer.PictureEnrolledException;
import io.mien.recognizer.fake.Bench;
import io.mien.recognizer.fake.FakeExtractor;
import io.mien.recognizer.fake.Scene;
import io.mien.store.IllegalLabelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Enrollments, accepted and refused; faces in files. */
@Timeout(60)
class RecognizerEnrollmentTest extends RecognizerServiceCase {
    @Test
    void aPictureWithSeveralFacesIsRefusedUnlessOneIsAskedFor() throws MienException {
        EnrollmentRefusedException e = assertThrows(
                EnrollmentRefusedException.class,
                () -> recognizer.enroll(Scene.of(1, 2, 3), "Ada", EnrollOptions.defaults()));
        assertEquals(3, e.faces());
        assertTrue(recognizer.people().isEmpty());
        recognizer.enroll(Scene.of(1, 2, 3), "Left", EnrollOptions.defaults().selection(FaceSelection.LARGEST));
        recognizer.enroll(Scene.of(4, 5, 6), "Middle", EnrollOptions.defaults().selection(FaceSelection.CENTRE));
        assertEquals(List.of("Left", "Middle"), labels(1, 5));
    }

    /** As by the button of a device and by the page. */
    @Test
    void twoWhoAreEnrolledAtOnceGetTwoNumbers() throws Exception {
        enroll(7, "Person 3");
        EnrollOptions options =
                EnrollOptions.defaults().selection(FaceSelection.LARGEST).numbered(true);
        CyclicBarrier together = new CyclicBarrier(2);
        Set<String> given = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<Void>> teachers = IntStream.of(1, 2)
                .mapToObj(teacher -> CompletableFuture.runAsync(() -> {
                    try {
                        for (int i = 0; i < 25; i++) {
                            together.await();
                            given.add(recognizer
                                    .enroll(Scene.of(teacher, 1 + i % 5, 1 + i / 5), "Person", options)
                                    .label());
                        }
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }))
                .toList();
        teachers.forEach(CompletableFuture::join);
        assertEquals(IntStream.rangeClosed(4, 53).mapToObj(n -> "Person " + n).collect(Collectors.toSet()), given);
        assertEquals(51, recognizer.people().size());
        assertThrows(
                PictureEnrolledException.class,
                () -> recognizer.enroll(Scene.of(1, 1, 1), "Person", options),
                "the same picture again");
    }

    @Test
    void nothingIsEnrolledFromAPictureWithoutAFaceOrUnderNoName() {
        assertEquals(
                0,
                assertThrows(EnrollmentRefusedException.class, () -> enroll(0, "Ada"))
                        .faces());
        assertThrows(IllegalLabelException.class, () -> enroll(1, " "));
        assertThrows(IllegalLabelException.class, () -> enroll(1, "unknown"));
        assertTrue(store.faces().isEmpty());
    }

    @Test
    void facesFilesGoOutAndComeBack(@TempDir Path folder) throws Exception {
        enroll(1, "Ada");
        enroll(2, "李雷");
        Path file = folder.resolve("faces.bin");
        assertEquals(2, recognizer.exportFaces(file));
        assertThrows(FacesFileException.class, () -> recognizer.exportFaces(file), "overwritten");
        recognizer.forget("Ada");
        recognizer.forget("李雷");
        assertEquals(2, recognizer.importFaces(file));
        assertEquals(List.of("李雷", "Ada"), labels(2, 1));
        assertEquals(List.of(file), Files.list(folder).toList());
    }

    @Test
    void aFacesFileOfAnotherModelIsRefusedByName(@TempDir Path folder) throws Exception {
        enroll(1, "Ada");
        Path file = folder.resolve("faces.bin");
        recognizer.exportFaces(file);
        stages.bind(new FakeExtractor("second", 5), Bench.properties("second", "1.0.0", 5));
        FacesFileException e = assertThrows(FacesFileException.class, () -> recognizer.importFaces(file));
        assertTrue(e.getMessage().contains("'Ada' has 8 values, second makes 5"), e.getMessage());
        assertEquals(1, store.faces().size());
    }

    @Test
    void aFacesFileIsTakenWholeOrNotAtAll(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("faces.bin");
        Files.write(file, new byte[] {'A', 0, 8, 0});
        assertThrows(FacesFileException.class, () -> recognizer.importFaces(file));
        byte[] zero = new byte[4 + 32];
        zero[0] = 'A';
        zero[2] = 8;
        Files.write(file, zero);
        assertTrue(assertThrows(FacesFileException.class, () -> recognizer.importFaces(file))
                .getMessage()
                .contains("zero or not finite"));
        assertThrows(FacesFileException.class, () -> recognizer.importFaces(folder.resolve("none.bin")));
        assertTrue(store.faces().isEmpty());
    }

    @Test
    void storesTheSamePictureOnceForOnePerson() throws MienException {
        Enrollment first = enroll(1, "Ada");
        Enrollment again = enroll(1, "Ada");
        assertFalse(first.known());
        assertTrue(again.known());
        assertEquals(first.faceId(), again.faceId());
        assertEquals(1, store.faces().size());
        PictureEnrolledException refused = assertThrows(PictureEnrolledException.class, () -> enroll(1, "Bela"));
        assertEquals("Ada", refused.label());
        assertEquals(first.faceId(), refused.faceId());
        recognizer.forget("Ada");
        assertFalse(enroll(1, "Bela").known());
    }

    @Test
    void takesSeveralFacesOfOnePictureForSeveralPeople() throws MienException {
        recognizer.enroll(Scene.of(1, 2, 3), "Left", EnrollOptions.defaults().selection(FaceSelection.LARGEST));
        EnrollOptions centre = EnrollOptions.defaults().selection(FaceSelection.CENTRE);
        assertFalse(recognizer.enroll(Scene.of(1, 2, 3), "Middle", centre).known());
        assertTrue(recognizer.enroll(Scene.of(1, 2, 3), "Middle", centre).known());
        assertThrows(PictureEnrolledException.class, () -> recognizer.enroll(Scene.of(1, 2, 3), "Left", centre));
    }

    @Test
    void saysWhomAFaceIsLike() throws MienException {
        Enrollment ada = enroll(1, "Ada");
        assertEquals(Optional.empty(), ada.lookAlike());
        assertEquals(
                Optional.empty(),
                recognizer
                        .enroll(Scene.of(1, 0), "Ada", EnrollOptions.defaults())
                        .lookAlike());
        LookAlike like = recognizer
                .enroll(Scene.of(1, 0, 0), "Bela", EnrollOptions.defaults())
                .lookAlike()
                .orElseThrow();
        assertEquals("Ada", like.label());
        assertTrue(like.cosine() > .99f);
        assertEquals(Optional.empty(), enroll(2, "Chidi").lookAlike());
    }
}
