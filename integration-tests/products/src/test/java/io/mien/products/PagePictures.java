package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;

/**
 * Makes the pictures of the page for the documentation: {@code -Dit.test=PagePictures}, by hand. They need chromium,
 * chromedriver and ffmpeg.
 */
class PagePictures {
    private static final Path IMAGES = Path.of(System.getProperty("mien.docs"), "images");
    private static final int FRAMES = 36;
    private static final Dimension WINDOW = new Dimension(1040, 860);

    @TempDir
    private Path folder;

    @Test
    void ofEveryRoom() throws Exception {
        Product product = new Product(Mien.atPictures(), folder.resolve("data"));
        product.on("enroll", "--people", "people").done();
        // Two strangers remain: one is taught in the moving picture.
        product.on("forget", "Chidi").done();
        try (Page page = Page.open(product, Browser.open(), "demo:")) {
            Browser browser = page.browser();
            browser.driver().manage().window().setSize(WINDOW);
            browser.prefer("light");
            film(browser);
            browser.picture(IMAGES.resolve("page-live.png"));
            browser.prefer("dark");
            for (String room : new String[] {"people", "stages", "health"}) {
                browser.room(room);
                Wait.until(() -> isFilled(browser), "the room is filled");
                browser.picture(IMAGES.resolve("page-" + room + ".png"));
            }
            browser.phone(true);
            browser.room("live");
            awaitPicture(browser, 0);
            browser.picture(IMAGES.resolve("page-phone.png"));
            browser.go("about:blank");
            page.stop();
        }
    }

    private static boolean isFilled(Browser browser) {
        Object pictures = browser.driver().executeScript("return [...document.images].every(i => i.naturalWidth > 0)");
        return browser.text().length() > 200 && Boolean.TRUE.equals(pictures);
    }

    /** Each picture of it shows another frame of the camera. */
    private void film(Browser browser) throws IOException, InterruptedException {
        Path frames = Files.createDirectories(folder.resolve("frames"));
        long sequence = 0;
        for (int i = 0; i < FRAMES; i++) {
            sequence = awaitPicture(browser, sequence);
            browser.picture(frames.resolve(String.format("%03d.png", i)));
        }
        Process ffmpeg = new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-y",
                        "-framerate",
                        "6",
                        "-i",
                        frames.resolve("%03d.png").toString(),
                        "-vf",
                        "scale=640:-1:flags=lanczos,split[a][b];[a]palettegen=max_colors=96[p];[b][p]paletteuse=dither=bayer:bayer_scale=4",
                        IMAGES.resolve("page.gif").toString())
                .inheritIO()
                .start();
        assertEquals(0, ffmpeg.waitFor());
    }

    private static long awaitPicture(Browser browser, long after) {
        By canvas = By.cssSelector("article canvas[data-sequence]");
        Wait.until(() -> sequence(browser, canvas) > after, "the next picture");
        return sequence(browser, canvas);
    }

    private static long sequence(Browser browser, By canvas) {
        return Long.parseLong(browser.see(canvas).getAttribute("data-sequence"));
    }
}
