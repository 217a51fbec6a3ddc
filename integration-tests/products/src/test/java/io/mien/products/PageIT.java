package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The page in a real browser: who may enter, and whether everybody can use it. */
class PageIT {
    private static final List<String> ROOMS = List.of("live", "people", "stages", "health");

    /** Where pictures of the page are written, for a person to look at. */
    private static final Path PICTURES = Path.of("target", "page");

    @TempDir
    private Path folder;

    @Test
    void everyRoomCanBeUsedByEverybody() {
        Product product = new Product(Mien.atPictures(), folder.resolve("data"));
        product.on("enroll", "--people", "people").done();
        try (Page page = Page.open(product, Browser.open(), "demo:")) {
            Browser browser = page.browser();
            for (String room : ROOMS) {
                for (String colors : List.of("light", "dark")) {
                    for (boolean phone : new boolean[] {false, true}) {
                        browser.prefer(colors);
                        browser.phone(phone);
                        browser.room(room);
                        String what = room + "-" + colors + (phone ? "-phone" : "");
                        browser.picture(PICTURES.resolve(what + ".png"));
                        assertEquals(List.of(), browser.violations(), what);
                        assertFalse(browser.isCutOff(), () -> what + " is wider than the window");
                    }
                }
            }
            theRoomsAreReachedByTheKeyboard(browser);
            assertEquals(List.of(), browser.errors());
            whoSignsOutIsOut(browser);
            page.stop();
        }
    }

    private static void theRoomsAreReachedByTheKeyboard(Browser browser) {
        browser.phone(false);
        browser.room("live");
        browser.see(By.cssSelector("nav a[href='#/health']")).sendKeys(Keys.ENTER);
        browser.see(By.cssSelector(".room-health"));
        browser.see(By.cssSelector("nav a[href='#/health'][aria-current='page']"));
    }

    private static void whoSignsOutIsOut(Browser browser) {
        browser.click(Browser.button("Sign out"));
        browser.read("Open the address that Mien printed");
        browser.driver().navigate().refresh();
        browser.read("Open the address that Mien printed");
    }
}
