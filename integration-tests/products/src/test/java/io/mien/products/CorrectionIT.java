package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gallery with wrong faces and names is corrected, by a command alone and by a Mien that runs. */
class CorrectionIT {
    @TempDir
    private Path folder;

    private Product product;

    private CommandRun on(Object... arguments) {
        return product.on(arguments);
    }

    private String label(String picture) {
        return on("recognize", "--json", picture).done().answers().get(0).face().label();
    }

    private List<Object> labels() {
        return on("people", "--json").done().json().stream()
                .map(person -> person.get("label"))
                .toList();
    }

    @Test
    void oneWrongPictureCostsNobodyAPerson() throws Exception {
        product = new Product(Mien.atPictures(), folder.resolve("data"));
        try (Mien.Running running = product.start()) {
            correctFaces();
            on("stop").done();
            running.await().done();
        }
        on("faces", "list", "Bela").failed().tells("nobody is called Bela");
        assertEquals(List.of("Ada"), labels());
    }

    private void correctFaces() throws Exception {
        on("enroll", "Ada", "people/Ada/1.jpg", "people/Bela/1.jpg").done();
        on("enroll", "Bela", "people/Bela/2.jpg").done();
        Map<String, Object> wrong =
                on("faces", "list", "Ada", "--json").done().json().get(1);
        assertEquals(2., wrong.get("id"));
        assertEquals("people/Bela/1.jpg", wrong.get("source"));
        Path sheet = folder.resolve("ada.png");
        on("faces", "list", "Ada", "--out", sheet).done().says("people/Ada/1.jpg", "wrote 2 faces");
        BufferedImage picture = Pictures.read(sheet);
        assertTrue(picture.getWidth() > picture.getHeight(), "two faces in a row");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(sheet)));
        on("faces", "move", "2", "Bela").done().says("moved face 2 to Bela");
        on("faces", "delete", "2", "99").failed().tells("face 99 is not in the gallery");
        on("faces", "delete", "3").done().says("deleted face 3");
        assertEquals(List.of("Ada", "Bela"), labels());
        assertEquals("Bela", label("people/Bela/3.jpg"));
        on("faces", "delete", "2").done().says("Bela has no face left");
    }

    @Test
    void correctionsInARunningMienAreSearchedAtOnce() {
        product = new Product(Mien.atPictures(), TestPeople.enrolledIn(folder.resolve("data")));
        try (Mien.Running running = product.start()) {
            assertEquals("Ada", label("people/Ada/2.jpg"));
            on("people", "rename", "Ada", "Bela").failed().tells("a person called Bela already");
            on("people", "rename", "Ada", "Ada Lovelace").done().says("is now called Ada Lovelace");
            assertEquals("Ada Lovelace", label("people/Ada/2.jpg"));
            on("people", "merge", "Ada Lovelace", "INTO", "Bela").done().says("Bela, who now has 2 faces");
            assertEquals("Bela", label("people/Ada/2.jpg"));
            on("people", "merge", "Ada", "INTO", "Bela").failed().tells("nobody is called Ada");
            on("people", "merge", "Bela", "TO", "Chidi").misused().tells("INTO");
            on("faces", "move", "1", "Ada").done();
            assertEquals("Ada", label("people/Ada/2.jpg"));
            on("faces", "delete", "1").done();
            assertEquals("unknown", label("people/Ada/2.jpg"));
            on("stop").done();
            running.await().done();
        }
        assertEquals(TestPeople.NAMES.subList(1, 8), labels());
    }

    @Test
    void aPictureIsEnrolledOnce() throws Exception {
        product = new Product(Mien.atPictures(), folder.resolve("data"));
        try (Mien.Running running = product.start()) {
            enrollTwice();
            on("stop").done();
            running.await().done();
        }
        on("enroll", "Ada", "people/Ada/2.jpg").done().says("skipped people/Ada/2.jpg: it is face 2 of Ada");
    }

    private void enrollTwice() throws Exception {
        on("enroll", "Ada", "people/Ada/1.jpg").done().says("enrolled Ada as face 1");
        Path same = Pictures.write(
                Pictures.read(Mien.PICTURES.resolve("people/Ada/1.jpg")), "png", folder.resolve("other-name.png"));
        on("enroll", "Ada", "people/Ada/1.jpg", same, "people/Ada/2.jpg")
                .done()
                .says("skipped people/Ada/1.jpg: it is face 1 of Ada", "skipped " + same, "as face 2");
        on("enroll", "Bela", "people/Ada/1.jpg").failed().tells("the same picture is face 1 of Ada");
        Path like = Pictures.variant(Mien.PICTURES.resolve("people/Ada"), folder.resolve("like"), 1);
        on("enroll", "Adda", like.resolve("1.png"))
                .done()
                .says("enrolled Adda as face 3")
                .tells("warning", "is like face 1 of Ada");
        Path exported = folder.resolve("faces.bin");
        on("faces", "export", exported).done();
        on("faces", "import", exported).done().says("imported 3 faces");
    }
}
