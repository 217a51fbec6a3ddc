package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The camera of the person who looks at the page, played from a film by a real browser. */
class ConsoleCameraIT {
    private static final By USE = Browser.button("Use this device’s camera");
    private static final Pattern LINK = Pattern.compile("page http://127\\.0\\.0\\.1(:\\d+/#token=\\S+)");

    /** A name of this machine that no browser takes for it, as that of another machine is. */
    private static final String AWAY = "mien.test";

    @TempDir
    private Path folder;

    private Product product;

    @Test
    void theBrowsersCameraIsRecognized() throws Exception {
        Path conf = Files.createDirectories(folder.resolve("data/conf"));
        Files.writeString(conf.resolve("io.mien.console.properties"), "names=" + AWAY + "\n");
        product = new Product(Mien.atPictures(), folder.resolve("data"));
        product.on("enroll", "--people", "people").done();
        try (Page page = Page.open(product, camera(AdaFilm.mjpeg(folder.resolve("ada.mjpeg"))), "browser:")) {
            Browser browser = page.browser();
            itIsUsedUntilItIsStopped(browser);
            aCameraThatIsAllowedTooLateIsNotUsed(browser);
            assertEquals(List.of(), browser.errors());
            theSessionsEndClosesAQuestion(browser);
            // The page is closed before Mien is stopped, or it would ask a server that has gone.
            browser.go("about:blank");
            whoComesFromAwayIsToldWhatTheCameraNeeds();
            page.stop();
        }
    }

    private static Browser camera(Path film, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--use-file-for-fake-video-capture=" + film));
        arguments.addAll(List.of(more));
        return Browser.open(arguments.toArray(String[]::new));
    }

    private static void itIsUsedUntilItIsStopped(Browser browser) {
        browser.click(USE);
        browser.read("Mien sees this camera.");
        Wait.until(() -> browser.seen("browser").contains("Ada"), () -> "Ada is named, not " + browser.seen("browser"));
        browser.click(Browser.button("Stop the camera"));
        browser.see(USE);
    }

    /** Chromium asks nobody in a test: the answer is held back until the room is left. */
    private static void aCameraThatIsAllowedTooLateIsNotUsed(Browser browser) {
        browser.driver()
                .executeScript(
                        """
                        const devices = navigator.mediaDevices;
                        const open = devices.getUserMedia.bind(devices);
                        window.allow = new Promise(go => {
                          devices.getUserMedia = async wishes => {
                            await new Promise(resolve => go(resolve));
                            delete devices.getUserMedia;
                            return window.late = await open(wishes);
                          };
                        });
                        """);
        browser.click(USE);
        browser.room("people");
        browser.driver().executeScript("allow.then(go => go())");
        Wait.until(
                () -> (Boolean) browser.driver()
                        .executeScript("return window.late?.getTracks().every(t => t.readyState === 'ended') ?? false"),
                () -> "the camera is off");
        browser.room("live");
    }

    private static void theSessionsEndClosesAQuestion(Browser browser) {
        browser.press(Browser.button("Clear"));
        browser.see(By.cssSelector("dialog[open]"));
        browser.driver().executeScript("fetch('/session', {method: 'DELETE'})");
        browser.read("The session is over.");
        assertEquals(List.of(), browser.driver().findElements(By.cssSelector("dialog[open]")));
    }

    /** By a name of another machine and without TLS the page is shown, and no camera; by the address of this one there is one. */
    private void whoComesFromAwayIsToldWhatTheCameraNeeds() throws IOException {
        try (Browser browser =
                camera(AdaFilm.y4m(folder.resolve("ada.y4m")), "--host-resolver-rules=MAP " + AWAY + " 127.0.0.1")) {
            browser.go("http://" + AWAY + link());
            browser.read("A browser hands its camera only to a page on the same machine or with TLS");
            assertFalse(browser.see(USE).isEnabled());
            browser.go("http://127.0.0.1" + link());
            itIsUsedUntilItIsStopped(browser);
            browser.go("about:blank");
        }
    }

    /** The port and the token of a new link. */
    private String link() {
        CommandRun run = product.on("page").done();
        Matcher link = LINK.matcher(run.out());
        assertTrue(link.find(), run::toString);
        return link.group(1);
    }
}
