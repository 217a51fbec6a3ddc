package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People are enrolled, recognized, compared and forgotten. */
class GalleryIT {
    @TempDir
    private Path folder;

    @Test
    void aFolderOfPeopleIsEnrolledAndRecognized() {
        Path data = folder.resolve("data");
        Path first = TestPeople.firstPictures(folder.resolve("first"));
        List<Map<String, Object>> enrolled = mien("enroll", "--json", "--data", data, "--people", first)
                .done()
                .json();
        assertEquals(
                TestPeople.NAMES,
                enrolled.stream().map(e -> (String) e.get("label")).toList());
        Set<Object> ids = new HashSet<>();
        enrolled.forEach(e -> ids.add(e.get("id")));
        assertEquals(TestPeople.NAMES.size(), ids.size());
        assertEquals(TestPeople.NAMES, labels(data));

        List<PrintedAnswer> known =
                mien("recognize", "--json", "--data", data, "people").done().answers();
        assertEquals(TestPeople.NAMES.size() * TestPeople.EACH, known.size());
        known.forEach(a -> assertEquals(TestPeople.on(a.file()), a.face().label(), a::toString));
        known.forEach(a -> assertEquals(
                Set.of("detector", "aligner", "extractor", "matcher", "store"),
                a.lineUp().keySet()));
        List<PrintedAnswer> strangers =
                mien("recognize", "--json", "--data", data, "strangers").done().answers();
        assertEquals(12, strangers.size());
        strangers.forEach(a -> assertEquals("unknown", a.face().label(), a::toString));
    }

    @Test
    void peopleReadAnswersToo() {
        Path data = TestPeople.enrolledIn(folder.resolve("data"));
        mien("recognize", "--data", data, "people/Ada/2.jpg")
                .done()
                .says("people/Ada/2.jpg", "256x256", "1 face", "Ada");
        mien("people", "--data", data).done().says("LABEL", "Hana");
        mien("status", "--data", data).done().says("8 people", "8 faces", "mien_detector", "mien_feature");
        Map<String, Object> status =
                mien("status", "--json", "--data", data).done().json().get(0);
        assertEquals(8., status.get("people"));
        assertEquals(8., status.get("faces"));
    }

    @Test
    void forgottenPersonIsUnknown() {
        Path data = TestPeople.enrolledIn(folder.resolve("data"));
        mien("forget", "--data", data, "Ada").done();
        assertEquals(TestPeople.NAMES.subList(1, 8), labels(data));
        assertEquals("unknown", recognize(data, "people/Ada/2.jpg").face().label());
        mien("forget", "--data", data, "Ada").failed().tells("Ada");
        assertEquals(TestPeople.NAMES.subList(1, 8), labels(data));
    }

    @Test
    void aLabelIsAnyTextButAReservedOne() {
        Path data = folder.resolve("data");
        String label = "Édouard 王";
        mien("enroll", "--data", data, label, "people/Ada/1.jpg", "people/Ada/3.jpg")
                .done();
        assertEquals(List.of(label), labels(data));
        assertEquals(label, recognize(data, "people/Ada/2.jpg").face().label());
        mien("enroll", "--data", data, "unknown", "people/Bela/1.jpg").failed().tells("unknown");
        mien("enroll", "--data", data, " ", "people/Bela/1.jpg").failed().tells("blank");
        assertEquals(List.of(label), labels(data));
    }

    @Test
    void aPictureOfSeveralIsRefusedUnlessOneIsMeant() {
        Path data = folder.resolve("data");
        mien("enroll", "--data", data, "Somebody", "calls/1.jpg").failed().tells("calls/1.jpg", "6 faces");
        assertEquals(List.of(), labels(data));
        mien("enroll", "--data", data, "--face", "largest", "Somebody", "calls/1.jpg")
                .done();
        assertEquals(List.of("Somebody"), labels(data));
    }

    @Test
    void aPictureWithoutAFaceIsRefusedAndTheOthersAreEnrolled() throws IOException {
        Path data = folder.resolve("data");
        Path blank = Pictures.blank(folder.resolve("blank.png"), 200, 200);
        CommandRun run =
                mien("enroll", "--data", data, "Ada", blank, "people/Ada/1.jpg").failed();
        run.tells(blank.toString(), "no face").says("people/Ada/1.jpg");
        assertEquals(List.of("Ada"), labels(data));
    }

    @Test
    void everybodyOnACallIsNamed() {
        Path data = TestPeople.enrolledIn(folder.resolve("data"));
        List<PrintedAnswer> calls =
                mien("recognize", "--json", "--data", data, "calls").done().answers();
        assertEquals(4, calls.size());
        for (PrintedAnswer call : calls) {
            assertEquals(6, call.faces().size(), call::toString);
            List<String> known =
                    call.labels().stream().filter(l -> !l.equals("unknown")).toList();
            assertEquals(4, known.size(), call::toString);
            assertEquals(4, new HashSet<>(known).size(), call::toString);
        }
    }

    @Test
    void comparingOpensNoGallery() {
        Path data = folder.resolve("data");
        assertEquals(true, compare(data, "people/Ada/1.jpg", "people/Ada/2.jpg").get("same"));
        Map<String, Object> different = compare(data, "people/Ada/1.jpg", "people/Bela/1.jpg");
        assertEquals(false, different.get("same"));
        assertTrue((Double) different.get("similarity") < .734, different::toString);
        mien("compare", "--data", data, "people/Ada/1.jpg", "calls/1.jpg")
                .failed()
                .tells("calls/1.jpg", "6 faces");
        assertFalse(Files.exists(data.resolve("gallery")));
    }

    @Test
    void aBackupBringsEverybodyBack() throws IOException {
        Path data = TestPeople.enrolledIn(folder.resolve("data"));
        Path backup = folder.resolve("gallery.backup");
        mien("backup", "--data", data, backup).done();
        mien("backup", "--data", data, backup).failed().tells(backup.toString());
        mien("forget", "--data", data, "Ada", "Bela").done();
        byte[] whole = Files.readAllBytes(backup);
        Path torn = folder.resolve("torn.backup");
        for (int length : new int[] {0, whole.length - 1}) {
            Files.write(torn, Arrays.copyOf(whole, length));
            mien("restore", "--data", data, torn).failed().tells(torn.toString());
        }
        assertEquals(TestPeople.NAMES.subList(2, 8), labels(data));
        mien("restore", "--data", data, backup).done();
        assertEquals(TestPeople.NAMES, labels(data));
        assertEquals("Ada", recognize(data, "people/Ada/2.jpg").face().label());
        Path elsewhere = folder.resolve("elsewhere");
        mien("restore", "--data", elsewhere, backup).done();
        assertEquals(TestPeople.NAMES, labels(elsewhere));
    }

    private static Map<String, Object> compare(Path data, String one, String other) {
        return mien("compare", "--json", "--data", data, one, other)
                .done()
                .json()
                .get(0);
    }

    private static PrintedAnswer recognize(Path data, String picture) {
        return mien("recognize", "--json", "--data", data, picture)
                .done()
                .answers()
                .get(0);
    }

    private static List<String> labels(Path data) {
        return mien("people", "--json", "--data", data).done().json().stream()
                .map(p -> (String) p.get("label"))
                .toList();
    }

    private static CommandRun mien(Object... arguments) {
        return Mien.atPictures().with("LC_ALL", "C.UTF-8").run(arguments);
    }
}
