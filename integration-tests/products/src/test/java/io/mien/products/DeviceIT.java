package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mien.image.Box;
import io.mien.products.DeviceProgram.Drawn;
import io.mien.products.DeviceProgram.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program of the device and a Mien with its camera, both as processes: from camera to screen, buttons, and death of either. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no device exists")
class DeviceIT {
    @TempDir
    private Path folder;

    private DeviceProgram device;
    private Product product;

    @BeforeEach
    void make() throws IOException {
        assumeTrue(DeviceProgram.canRun(), "no python3 of 3.9 or newer on the path");
        Path camera = folder.resolve("camera");
        device = new DeviceProgram(Files.createDirectory(folder.resolve("device")), camera.resolve("socket"));
        Path feature = Files.writeString(folder.resolve("device.json"), feature(camera));
        product = new Product(Mien.atPictures().with("MIEN_FEATURE", feature.toString()), folder.resolve("data"));
    }

    /** The desk product with the device's camera, and with what recognizes what it sees. */
    private static String feature(Path camera) throws IOException {
        String desk = Files.readString(Mien.HOME.resolve("features/desk.json"));
        String recognizer = "{\"id\": \"io.mien:io.mien.recognizer:";
        int at = desk.indexOf(recognizer) + recognizer.length();
        String version = desk.substring(at, desk.indexOf('"', at));
        String bundles = "{\"id\": \"io.mien:io.mien.camera.maixcam:" + version + "\", \"only\": \"run\"},\n"
                + "{\"id\": \"io.mien:io.mien.live:" + version + "\", \"only\": \"run\"},\n";
        String configurations = "\"configurations\": {\"io.mien.camera.maixcam\": {\"folder\": \"" + camera
                + "\", \"shared.folder\": \"" + camera.getParent() + "\"}, \"io.mien.live\": {\"in.flight\": 2}},\n";
        return desk.replace("\"bundles\": [", "\"bundles\": [\n" + bundles)
                .replace("\"extensions\":", configurations + "\"extensions\":");
    }

    private static Path picture(String name, int number) {
        return Mien.PICTURES.resolve(TestPeople.picture(name, number));
    }

    /** Waits for an image that is shown from now on. */
    private Shown await(String what, Predicate<Shown> wanted) {
        return await(device.count(), what, wanted);
    }

    /**
     * Waits for an image.
     *
     * @param before how many images were shown before that which brings it about: a message stays for a few seconds only
     */
    private Shown await(long before, String what, Predicate<Shown> wanted) {
        Wait.until(() -> device.shown(before).stream().anyMatch(wanted), what + "; " + device.log());
        return device.shown(before).stream().filter(wanted).findFirst().orElseThrow();
    }

    private static Predicate<Shown> scene(String scene) {
        return shown -> shown.scene().equals(scene) && !shown.red("rect").isEmpty();
    }

    private static Predicate<Shown> named(String scene, String label) {
        return shown -> shown.scene().equals(scene) && shown.names().stream().anyMatch(n -> n.startsWith(label + ": "));
    }

    @Test
    void drawsWhatMienRecognizes() throws Exception {
        List<String> names = List.of("Ada", "Edda", "Gus");
        for (String name : names) {
            device.see(picture(name, 2), name);
        }
        try (Mien.Running running = product.start()) {
            assertTrue(running.process().isAlive());
            product.on("enroll", "Ada", "people/Ada/1.jpg").done();
            for (String format : List.of("rgb", "nv21")) {
                Process program = device.start("--format", format);
                try {
                    for (String name : names) {
                        assertDrawn(await(name + " is shown", scene(name)), name, format.equals("rgb"));
                    }
                } finally {
                    program.destroyForcibly().waitFor();
                }
            }
        }
    }

    /** @param exact whether the very pixels were seen, which NV21 cannot keep */
    private void assertDrawn(Shown shown, String name, boolean exact) {
        PrintedAnswer.Found found = product.on("recognize", "--json", "people/" + name + "/2.jpg")
                .done()
                .answers()
                .get(0)
                .face();
        Box box = found.face().box();
        Drawn rectangle = shown.red("rect").get(0);
        Box drawn = new Box(rectangle.at(0), rectangle.at(1), rectangle.at(2), rectangle.at(3));
        assertTrue(box.iou(drawn) > (exact ? .97 : .9), () -> box + " is drawn as " + drawn);
        Drawn points = shown.red("points").get(0);
        double reach = exact ? 1 : .04 * box.width();
        for (int i = 0; i < found.face().points().size(); i++) {
            assertEquals(found.face().points().get(i).x(), points.at(2 * i), reach, shown::toString);
            assertEquals(found.face().points().get(i).y(), points.at(2 * i + 1), reach, shown::toString);
        }
        assertEquals(Math.min(4, (int) Math.ceil(drawn.width() / 10)), points.at(10), "radius of the points");
        assertTrue(shown.names().get(0).startsWith(found.label() + ": "), shown::toString);
        if (exact) {
            assertEquals(
                    String.format("%s: %.2f", found.label(), found.similarity()),
                    shown.names().get(0));
        }
    }

    @Test
    void cameraScreenAndLoopAreReplacedWhileTheyRun() throws Exception {
        device.see(picture("Ada", 1), "Ada");
        try (Mien.Running running = product.start()) {
            assertTrue(running.process().isAlive());
            Process program = device.start();
            try {
                await("Ada is shown", scene("Ada"));
                for (String part : List.of("io.mien.camera.maixcam", "io.mien.live")) {
                    Path newer = Bundle.stage(part, "9.0.0", folder.resolve(part + ".jar"));
                    product.on("deploy", newer).done().says("retired");
                    await("Ada is shown by the newer " + part, scene("Ada"));
                }
                assertTrue(program.isAlive());
            } finally {
                program.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void buttonsEnrollAndForget() throws Exception {
        device.see(picture("Ada", 1), "Ada");
        try (Mien.Running running = product.start()) {
            assertTrue(running.process().isAlive());
            Process program = device.start();
            try {
                await("Ada is unknown", named("Ada", "unknown"));
                long before = device.count();
                device.touchLearn();
                await(before, "Ada has a name", named("Ada", "Person 1"));
                await(before, "it is said", s -> s.says("learned Person 1"));
                product.on("people").done().says("Person 1");
                device.see(picture("Ada", 3), "Ada-again");
                await("she is known in another picture", named("Ada-again", "Person 1"));
                before = device.count();
                device.touchLearn();
                await(before, "she is not learned twice", s -> s.says("known already: Person 1"));
                before = device.count();
                device.touchClear();
                await(before, "she is forgotten", s -> s.says("forgot 1"));
                await(before, "Ada is unknown again", named("Ada", "unknown"));
                assertEquals(0, product.on("people", "--json").done().lines().size());
            } finally {
                program.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void eitherMayDieAndComeBack() throws Exception {
        LongTests.assume();
        device.see(picture("Ada", 1), "Ada");
        Process program = device.start();
        try {
            await("the camera is shown without Mien", s -> s.says("waiting for Mien"));
            try (Mien.Running running = product.start()) {
                await("Mien has come", named("Ada", "unknown"));
                device.touchLearn();
                await("Ada has a name", named("Ada", "Person 1"));
                program.destroyForcibly().waitFor();
                program = device.start();
                await("the program has come back", named("Ada", "Person 1"));
                running.kill();
            }
            await("Mien was killed", s -> s.says("waiting for Mien"));
            assertTrue(program.isAlive());
            try (Mien.Running running = product.start()) {
                await("Mien has come back, and nothing is forgotten", named("Ada", "Person 1"));
                product.on("stop").done();
                running.await().done();
            }
            await("Mien was stopped", s -> s.says("waiting for Mien"));
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    @Test
    void itsBundlesMayBeStoppedAndStarted() throws Exception {
        device.see(picture("Ada", 1), "Ada");
        try (Mien.Running running = product.start()) {
            assertTrue(running.process().isAlive());
            product.on("enroll", "Ada", "people/Ada/2.jpg").done();
            Process program = device.start();
            try {
                await("Ada is known", named("Ada", "Ada"));
                for (String name : List.of("Camera :: MaixCAM", "Live", "Recognizer")) {
                    String bundle = bundle("Mien :: " + name);
                    product.on("shell", "felix:stop", bundle).done();
                    await(name + " is stopped", s -> s.red("rect").isEmpty());
                    product.on("shell", "felix:start", bundle).done();
                    await(name + " is started", named("Ada", "Ada"));
                }
                device.touchClear();
                await("the buttons are heard", named("Ada", "unknown"));
            } finally {
                program.destroyForcibly().waitFor();
            }
        }
    }

    /** The id of a bundle. */
    private String bundle(String name) {
        return product.on("shell", "felix:lb").done().lines().stream()
                .filter(line -> line.contains("|" + name + " ("))
                .map(line -> line.substring(0, line.indexOf('|')).strip())
                .findFirst()
                .orElseThrow();
    }
}
