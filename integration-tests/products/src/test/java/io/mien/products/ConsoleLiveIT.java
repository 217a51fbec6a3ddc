package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.openqa.selenium.interactions.PointerInput.Kind;

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

    /** The page is closed before Mien is stopped, or it would ask a server that has gone. */
    private void leave(Page page) {
        browser.go("about:blank");
        page.stop();
    }

    /** What the browser says of a refusal is not a fault of the page. */
    private static List<String> refusalsAside(List<String> errors) {
        return errors.stream().filter(e -> !e.contains("status of 409")).toList();
    }

    private void thePictureMoves() {
        long first = sequence();
        Wait.until(() -> sequence() > first + 20, () -> "the picture moves: " + browser.text() + browser.errors());
        browser.read("pictures/s");
    }

    private long sequence() {
        return Long.parseLong(browser.picture("demo", "data-sequence", "0"));
    }

    private By in(String source, String button) {
        return By.xpath("//article[@aria-label='" + source + "']//button[normalize-space()='" + button + "']");
    }

    /** Until a picture with a face is frozen that is good enough: people come and go. */
    private void aFrozenFaceIsTaughtAndNamed() {
        Wait.until(
                () -> {
                    browser.press(in("demo", "Freeze"));
                    browser.see(TEACH);
                    if (!browser.driver().findElements(FACES).isEmpty()) {
                        browser.press(FACES);
                        teach("Zoe", true);
                    }
                    String said = browser.text();
                    browser.press(BACK);
                    browser.see(in("demo", "Freeze"));
                    return said.contains("learned Zoe");
                },
                () -> "a frozen face is taught: " + browser.text());
        Wait.until(
                () -> browser.seen("demo").contains("Zoe"),
                () -> "Zoe is named in following pictures: " + browser.seen("demo"));
        product.on("people").done().says("Zoe");
    }

    /** Teaches what is chosen, and waits for the answer. */
    private void teach(String name, boolean force) {
        browser.type(NAME, name);
        WebElement box = browser.see(FORCE);
        if (box.isSelected() != force) {
            box.sendKeys(Keys.SPACE);
        }
        browser.press(TEACH);
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
        browser.press(Browser.button("Clear"));
        browser.press(Browser.button("Forget everybody"));
        browser.read("forgot 1");
        assertFalse(product.on("people").done().toString().contains("Zoe"));
        // Tracks are embedded again after two seconds, and lose the name.
        Wait.until(() -> !browser.seen("demo").contains("Zoe"), () -> "Zoe is forgotten: " + browser.seen("demo"));
    }

    private void theButtonLearns() {
        By field = By.cssSelector("article[aria-label='demo'] input");
        Wait.until(
                () -> {
                    browser.driver().executeScript("document.getElementById('messages').replaceChildren()");
                    browser.type(field, "Yan");
                    browser.press(in("demo", "Learn"));
                    Wait.until(() -> answered(), () -> "the button is answered: " + browser.text());
                    return browser.text().contains("learned Yan");
                },
                () -> "the button learns: " + browser.text());
        Wait.until(() -> browser.seen("demo").contains("Yan"), () -> "Yan is named: " + browser.seen("demo"));
    }

    private boolean answered() {
        return (Boolean)
                browser.driver().executeScript("return document.getElementById('messages').childElementCount > 0");
    }

    /** Ada is a fiftieth of a large picture, and in its center: too small for a search of the whole. */
    private void aMissedFaceIsEnrolled() {
        Wait.until(
                () -> browser.seen("folder").equals("folder: nobody"),
                () -> "nobody is found: " + browser.seen("folder"));
        browser.press(in("folder", "Freeze"));
        browser.press(Browser.button("Draw a box"));
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
        aBoxIsDrawnWithMouseAndFinger();
        browser.press(BACK);
    }

    private void aBoxIsDrawnWithMouseAndFinger() {
        DrawnBox mouse = DrawnBox.draw(browser, Kind.MOUSE, 10, 20, 30, 40);
        assertTrue(mouse.isAt(10, 20, 30, 40), mouse::toString);
        DrawnBox finger = DrawnBox.draw(browser, Kind.TOUCH, 46, 44, 8, 12);
        assertTrue(finger.isAt(46, 44, 8, 12), finger::toString);
        teach("Bea", true);
        product.on("people").done().says("Bea");
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

    private static void picture(Path file, int width, int height, int side) throws IOException {
        ImageIO.write(AdaFilm.picture(width, height, side), "png", file.toFile());
    }
}
