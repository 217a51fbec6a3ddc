package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The gallery is corrected on the page, and names are only ever text. */
class ConsolePeopleIT {
    private static final String SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    private static final By CONFIRM = By.cssSelector("dialog .danger");
    private static final By NAME = By.id("person-chosen");

    @TempDir
    private Path folder;

    @Test
    void correctsTheGallery() throws IOException {
        Product product = new Product(Mien.atPictures(), folder.resolve("data"));
        product.on("enroll", "--people", "people").done();
        try (Page page = Page.open(product, Browser.open(), "demo:")) {
            Browser browser = page.browser();
            browser.room("people");
            browser.read("8 people, 48 faces");
            rename(browser);
            enrollAFileOfThatName(browser);
            merge(browser);
            move(browser);
            delete(browser);
            forget(browser);
            assertEquals(Map.of(SCRIPT, 6, "Dov", 12, "Edda", 6, "Farid", 6, "Hana", 5, "Zed", 1), people(product));
            page.stop();
        }
    }

    private static Map<Object, Object> people(Product product) {
        Map<Object, Object> people = new TreeMap<>();
        product.on("people", "--json")
                .done()
                .json()
                .forEach(one -> people.put(one.get("label"), ((Number) one.get("faces")).intValue()));
        return people;
    }

    private static By person(String label) {
        return By.xpath("//a[contains(@class, 'person')][.//bdi[text()=\"" + label + "\"]]");
    }

    private static void open(Browser browser, String label) {
        browser.room("people");
        browser.click(person(label));
        browser.see(By.cssSelector(".face"));
    }

    private static void rename(Browser browser) {
        open(browser, "Ada");
        browser.click(Browser.button("Rename"));
        browser.type(By.id("person-name"), "Bela");
        browser.click(Browser.button("Save"));
        browser.read("there is a person called Bela already");
        browser.type(By.id("person-name"), SCRIPT);
        browser.click(Browser.button("Save"));
        browser.see(By.xpath("//h1/bdi[text()=\"" + SCRIPT + "\"]"));
        browser.see(By.cssSelector(".face"));
        assertOnlyText(browser);
    }

    /** The same picture again, under a name that would be a script. */
    private void enrollAFileOfThatName(Browser browser) throws IOException {
        String name = "<img src=x onerror=alert(3)>.jpg";
        Path file = Files.copy(Mien.HOME.resolve("people/people/Ada/1.jpg"), folder.resolve(name));
        browser.driver().findElement(By.cssSelector("input[type=file]")).sendKeys(file.toString());
        browser.read(name + " was enrolled before for " + SCRIPT);
        assertOnlyText(browser);
    }

    private static void assertOnlyText(Browser browser) {
        assertEquals(
                0L,
                browser.driver().executeScript("return document.querySelectorAll('body script, img[src=x]').length"));
    }

    private static void merge(Browser browser) {
        open(browser, "Bela");
        browser.click(Browser.button("Merge with …"));
        browser.type(NAME, "Dov");
        browser.click(Browser.button("Continue"));
        browser.read("Make these two one person?");
        browser.click(CONFIRM);
        browser.read("Merged.");
        browser.see(By.xpath("//h1/bdi[text()='Dov']"));
        Wait.until(() -> faces(browser) == 12, () -> "twelve faces, not " + faces(browser));
    }

    private static int faces(Browser browser) {
        return browser.driver().findElements(By.cssSelector(".face")).size();
    }

    private static void move(Browser browser) {
        open(browser, "Hana");
        browser.click(By.cssSelector(".face input"));
        browser.read("1 face selected");
        browser.click(Browser.button("Move to …"));
        browser.type(NAME, "Zed");
        browser.click(Browser.button("Move"));
        browser.read("Moved.");
        browser.room("people");
        browser.see(person("Zed"));
    }

    private static void delete(Browser browser) {
        open(browser, "Chidi");
        browser.click(Browser.button("Select all"));
        browser.read("6 faces selected");
        browser.click(Browser.button("Delete"));
        browser.click(CONFIRM);
        browser.read("nobody is called Chidi");
    }

    private static void forget(Browser browser) {
        open(browser, "Gus");
        browser.click(Browser.button("Forget"));
        browser.click(CONFIRM);
        browser.read("Forgotten.");
        browser.read("6 people");
        browser.type(By.id("people-search"), "gus");
        browser.read("Nobody is called that.");
    }
}
