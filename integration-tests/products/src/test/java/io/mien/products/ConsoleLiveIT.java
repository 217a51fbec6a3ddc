package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The room Live in a real browser: what it shows, and what is taught there. */
class ConsoleLiveIT {
    private static final By BACK = Browser.button("Back");
    private static final By NAME = By.id("frozen-name");
    private static final By FORCE = By.id("frozen-force");
    private static final By TEACH = Browser.button("Learn this face");
    private static final By FACES = By.cssSelector(".stage .face");

    /** Where pictures of the page are written, for a person to look at. */
    private static final Path PICTURES = Path.of("target", "page");

    @TempDir
    private Path folder;

    private Product product;
    private Browser browser;

    @Test
    void peopleAreTaughtAndForgotten() throws Exception {
        Path album = Files.createDirectories(folder.resolve("album"));
        picture(album.resolve("1.png"), 2400, 1800, 100);
        product = new Product(Mien.atPictures(), folder.resolve("data"));
        try (Page page = Page.open(product, Browser.open(), "demo:", "folder:" + album)) {
            browser = page.browser();
            thePictureMoves();
            aFrozenFaceIsTaughtAndNamed();
            clearForgets();
            theButtonLearns();
            aMissedFaceIsEnrolled();
            assertEquals(List.of(), refusalsAside(browser.errors()));
            leave(page);
        }
    }

    @Test
    void theBrowsersCameraIsRecognized() throws Exception {
        Path film = folder.resolve("ada.mjpeg");
        Files.write(film, film());
        product = new Product(Mien.atPictures(), folder.resolve("data"));
        product.on("enroll", "--people", "people").done();
        Browser fake = Browser.open(
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--use-file-for-fake-video-capture=" + film);
        try (Page page = Page.open(product, fake, "browser:")) {
            browser = page.browser();
            browser.click(Browser.button("Use this device’s camera"));
            browser.read("Mien sees this camera.");
            Wait.until(() -> seen("browser").contains("Ada"), () -> "Ada is named, not " + seen("browser"));
            browser.click(Browser.button("Stop the camera"));
            browser.see(Browser.button("Use this device’s camera"));
            aCameraThatIsAllowedTooLateIsNotUsed();
            assertEquals(List.of(), browser.errors());
            press(Browser.button("Clear"));
            browser.see(By.cssSelector("dialog[open]"));
            browser.driver().executeScript("fetch('/session', {method: 'DELETE'})");
            browser.read("The session is over.");
            assertEquals(List.of(), browser.driver().findElements(By.cssSelector("dialog[open]")));
            leave(page);
        }
    }

    /** Chromium asks nobody in a test: the answer is held back until the room is left. */
    private void aCameraThatIsAllowedTooLateIsNotUsed() {
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
        browser.click(Browser.button("Use this device’s camera"));
        browser.room("people");
        browser.driver().executeScript("allow.then(go => go())");
        Wait.until(
                () -> (Boolean) browser.driver()
                        .executeScript("return window.late?.getTracks().every(t => t.readyState === 'ended') ?? false"),
                () -> "the camera is off");
        browser.room("live");
    }

    /** The page is closed before Mien is stopped, or it would ask a server that has gone. */
    private void leave(Page page) {
        browser.go("about:blank");
        page.stop();
    }

    /** What the browser says of a refusal is not a fault of the page. */
    private static List<String> refusalsAside(List<String> errors) {
        return errors.stream().filter(e -> !e.contains("status of 409")).toList();
    }

    /** By the keyboard: a message that lies over a button, or a face over another one, does not matter. */
    private void press(By button) {
        browser.see(button).sendKeys(Keys.ENTER);
    }

    private void thePictureMoves() {
        long first = sequence();
        Wait.until(() -> sequence() > first + 20, () -> "the picture moves: " + browser.text() + browser.errors());
        browser.read("pictures/s");
    }

    private long sequence() {
        return Long.parseLong(attribute("demo", "data-sequence", "0"));
    }

    /** The faces in the picture of a source, as they are said to people who do not see it. */
    private String seen(String source) {
        return attribute(source, "aria-label", "");
    }

    private String attribute(String source, String name, String otherwise) {
        Object value = browser.driver()
                .executeScript(
                        "return document.querySelector(arguments[0])?.getAttribute(arguments[1])",
                        "article[aria-label='" + source + "'] canvas",
                        name);
        return value == null ? otherwise : value.toString();
    }

    private By in(String source, String button) {
        return By.xpath("//article[@aria-label='" + source + "']//button[normalize-space()='" + button + "']");
    }

    /** Until a picture with a face is frozen that is good enough: people come and go. */
    private void aFrozenFaceIsTaughtAndNamed() {
        Wait.until(
                () -> {
                    press(in("demo", "Freeze"));
                    browser.see(TEACH);
                    if (!browser.driver().findElements(FACES).isEmpty()) {
                        press(FACES);
                        teach("Zoe", true);
                    }
                    String said = browser.text();
                    press(BACK);
                    browser.see(in("demo", "Freeze"));
                    return said.contains("learned Zoe");
                },
                () -> "a frozen face is taught: " + browser.text());
        Wait.until(() -> seen("demo").contains("Zoe"), () -> "Zoe is named in following pictures: " + seen("demo"));
        product.on("people").done().says("Zoe");
    }

    /** Teaches what is chosen, and waits for the answer. */
    private void teach(String name, boolean force) {
        browser.type(NAME, name);
        WebElement box = browser.see(FORCE);
        if (box.isSelected() != force) {
            box.sendKeys(Keys.SPACE);
        }
        press(TEACH);
        Wait.until(
                () -> browser.see(TEACH).isEnabled()
                        && (browser.text().contains("learned " + name) || !error().isEmpty()),
                () -> "an answer to " + name + ": " + browser.text());
    }

    private String error() {
        return String.valueOf(browser.driver()
                .executeScript("return document.querySelector('.frozen [role=alert]')?.textContent ?? ''"));
    }

    private void clearForgets() {
        press(Browser.button("Clear"));
        press(Browser.button("Forget everybody"));
        browser.read("forgot 1");
        assertFalse(product.on("people").done().toString().contains("Zoe"));
        // Tracks are embedded again after two seconds, and lose the name.
        Wait.until(() -> !seen("demo").contains("Zoe"), () -> "Zoe is forgotten: " + seen("demo"));
    }

    private void theButtonLearns() {
        By field = By.cssSelector("article[aria-label='demo'] input");
        Wait.until(
                () -> {
                    browser.driver().executeScript("document.getElementById('messages').replaceChildren()");
                    browser.type(field, "Yan");
                    press(in("demo", "Learn"));
                    Wait.until(() -> answered(), () -> "the button is answered: " + browser.text());
                    return browser.text().contains("learned Yan");
                },
                () -> "the button learns: " + browser.text());
        Wait.until(() -> seen("demo").contains("Yan"), () -> "Yan is named: " + seen("demo"));
    }

    private boolean answered() {
        return (Boolean)
                browser.driver().executeScript("return document.getElementById('messages').childElementCount > 0");
    }

    /** Ada is a fiftieth of a large picture, and in its center: too small for a search of the whole. */
    private void aMissedFaceIsEnrolled() {
        Wait.until(() -> seen("folder").equals("folder: nobody"), () -> "nobody is found: " + seen("folder"));
        press(in("folder", "Freeze"));
        press(Browser.button("Draw a box"));
        WebElement box = browser.see(By.cssSelector(".stage .drawn"));
        theFrozenPictureCanBeUsedByEverybody();
        box.sendKeys(Keys.chord(Keys.SHIFT, keys(Keys.ARROW_LEFT, 12) + keys(Keys.ARROW_UP, 20)));
        box.sendKeys(keys(Keys.ARROW_LEFT, 20));
        teach("Nobody", true);
        assertTrue(error().contains("no face"), () -> "beside Ada nothing is found: " + error());
        box.sendKeys(keys(Keys.ARROW_RIGHT, 26) + keys(Keys.ARROW_DOWN, 10));
        teach("Ada", false);
        assertTrue(error().contains("too small"), () -> "the reason is said: " + error());
        teach("Ada", true);
        product.on("people").done().says("Ada");
        press(BACK);
    }

    private void theFrozenPictureCanBeUsedByEverybody() {
        browser.phone(true);
        browser.picture(PICTURES.resolve("live-frozen-phone.png"));
        assertFalse(browser.isCutOff(), "the frozen picture is wider than a telephone");
        browser.phone(false);
        browser.picture(PICTURES.resolve("live-frozen.png"));
        assertEquals(List.of(), browser.violations());
    }

    private static String keys(Keys key, int times) {
        return String.join("", Collections.nCopies(times, key));
    }

    /** Ada in the middle of a gray picture. */
    private static BufferedImage ada(int width, int height, int side, String number) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.GRAY);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(
                ImageIO.read(
                        Mien.PICTURES.resolve("people/Ada/" + number + ".jpg").toFile()),
                (width - side) / 2,
                (height - side) / 2,
                side,
                side,
                null);
        graphics.dispose();
        return picture;
    }

    private static void picture(Path file, int width, int height, int side) throws IOException {
        ImageIO.write(ada(width, height, side, "1"), "png", file.toFile());
    }

    /** A film of one picture, as a camera of Chromium plays it: one JPEG after the other. */
    private static byte[] film() throws IOException {
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        BufferedImage picture = ada(640, 480, 400, "1");
        for (int i = 0; i < 5; i++) {
            ImageIO.write(picture, "jpg", film);
        }
        return film.toByteArray();
    }
}
