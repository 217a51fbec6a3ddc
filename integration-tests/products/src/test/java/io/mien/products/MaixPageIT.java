package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** A program of MaixPy's API whose display is a page in a real browser, with its buttons. */
class MaixPageIT {
    private static final Path JAR = Path.of(System.getProperty("mien.maix"));
    private static final Path PROGRAM = Path.of(System.getProperty("mien.examples"), "FaceRecognizerApp.java");
    private static final Pattern LINK = Pattern.compile("page (http://127\\.0\\.0\\.1:\\d+/#token=\\S+)");
    private static final int WIDTH = 552;
    private static final int HEIGHT = 368;

    /** From the button learn to the button clear, in the steps of the arrow keys. */
    private static final int STEPS = 36;

    /** Pixels of one color: thin lines are mixed with what is behind them. */
    private static final String PIXELS =
            """
            const canvas = document.querySelector('article canvas');
            const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            let pixels = 0;
            for (let i = 0; i < data.length; i += 4) {
              const [much, little, blue] = arguments[0] === 'green' ? [data[i + 1], data[i], data[i + 2]]
                : [data[i], data[i + 1], data[i + 2]];
              pixels += much > 160 && little < 90 && blue < 90 ? 1 : 0;
            }
            return pixels;
            """;

    private static final long LEAST = 100;

    @TempDir
    private Path folder;

    private Process program;
    private Browser browser;

    @Test
    void theButtonsOfTheProgramWorkInTheBrowser() throws IOException, InterruptedException {
        LongTests.assume();
        try (Browser opened = Browser.open()) {
            browser = opened;
            start();
            browser.go(link());
            WebElement canvas = browser.see(By.cssSelector("article[aria-label='display'] canvas"));
            awaitPixels("red", "strangers are red");
            assertEquals(0, pixels("green"), "known people");
            itIsTheScreenAlone();

            click(canvas, 75, 350);
            awaitPixels("green", "the learned people are green");
            assertTrue(Files.size(folder.resolve("faces.bin")) > 0, "saved at once");
            browser.picture(Path.of("target/pictures/maix-page.png"));

            canvas.sendKeys(Keys.ARROW_RIGHT.toString().repeat(STEPS));
            canvas.sendKeys(Keys.SPACE);
            Wait.until(() -> pixels("green") == 0, "everybody is forgotten by the keyboard");
            assertEquals(List.of(), browser.errors());

            click(canvas, 90, 20);
            assertTrue(program.waitFor(1, TimeUnit.MINUTES), "back ends the program");
            assertEquals(0, program.exitValue(), said("err"));
            assertFalse(said("err").contains("token"), said("err"));
            browser.read("reconnecting");
        } finally {
            program.destroyForcibly();
        }
    }

    private void start() throws IOException {
        program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        JAR.toString(),
                        "-Dmien.display=page",
                        "-Dmien.camera=demo:#frames=99999&seed=7",
                        PROGRAM.toString(),
                        "mien_detector",
                        "mien_feature",
                        "faces.bin",
                        ".73")
                .directory(folder.toFile())
                .redirectOutput(file("out"))
                .redirectError(file("err"))
                .start();
    }

    private File file(String name) {
        return folder.resolve(name).toFile();
    }

    private String said(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String link() {
        Wait.until(() -> LINK.matcher(said("out")).find() || !program.isAlive(), "the link is printed");
        Matcher link = LINK.matcher(said("out"));
        assertTrue(link.find(), () -> said("err"));
        return link.group(1);
    }

    private void itIsTheScreenAlone() {
        assertEquals("Live", browser.see(By.tagName("nav")).getText());
        assertFalse(browser.text().contains("Freeze"), browser.text());
        assertFalse(browser.text().contains("Clear"), browser.text());
        assertEquals(List.of(), browser.violations());
        browser.phone(true);
        assertFalse(browser.isCutOff(), "wider than a telephone");
        browser.phone(false);
    }

    /** At a place of the display, wherever and however large the browser shows it. */
    private void click(WebElement canvas, int x, int y) {
        int width = canvas.getSize().getWidth(), height = canvas.getSize().getHeight();
        new Actions(browser.driver())
                .moveToElement(canvas, x * width / WIDTH - width / 2, y * height / HEIGHT - height / 2)
                .click()
                .perform();
    }

    private void awaitPixels(String color, String what) {
        Wait.until(() -> pixels(color) > LEAST, () -> what + ": " + pixels(color) + " " + browser.errors());
    }

    private long pixels(String color) {
        return ((Number) browser.driver().executeScript(PIXELS, color)).longValue();
    }
}
