package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** A model bundle that is dropped on the page serves while frames keep coming; one with code, a damaged and a large one are refused. */
class ConsoleStagesIT {
    private static final String MODEL = "io.mien.model.mien_feature";
    static final By YES = By.cssSelector("dialog .danger");
    private static final String DROP =
            """
            const [name, content] = arguments;
            const files = new DataTransfer();
            files.items.add(new File([Uint8Array.from(atob(content), c => c.charCodeAt(0))], name));
            document.querySelector('.room-stages').dispatchEvent(
                new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true}));
            """;

    @TempDir
    private Path folder;

    @Test
    void deploysWhatIsDroppedAndGoesBack() throws IOException {
        Mien mien = Mien.atPictures().configured(folder.resolve("home"), "io.mien.console", "upload.mebibytes = 4\n");
        // The newcomer is neither proved nor found too slow before it is rolled back, however slow the machine is.
        Files.writeString(
                folder.resolve("home/conf/io.mien.recognizer.properties"),
                "probation.calls = 1000000\nprobation.millis = 86400000\nprobation.latency.free.millis = 10000\n");
        Product product = new Product(mien, folder.resolve("data"));
        product.on("enroll", "--people", Mien.HOME.resolve("people/people")).done();
        try (Page page = Page.open(product, Browser.open(), "demo:")) {
            Browser browser = page.browser();
            browser.room("stages");
            browser.read("mien_feature 1.0.0");
            refusals(browser);
            deploys(browser, product);
            browser.click(Browser.button("Roll back"));
            browser.click(YES);
            awaitChange(browser, "roll back", "done");
            Wait.until(() -> product.serves("extractor", "mien_feature", "1.0.0"), "1.0.0 serves again");
            page.stop();
        }
    }

    private void refusals(Browser browser) throws IOException {
        byte[] whole = Files.readAllBytes(Bundle.findModel(MODEL));
        drop(browser, "half <b>.jar", Arrays.copyOf(whole, whole.length / 2));
        browser.read("half <b>.jar is not a bundle, or a damaged one");
        drop(browser, "large.jar", new byte[5 << 20]);
        browser.read("a model bundle has at most 4 MiB");
        drop(browser, "code.jar", Files.readAllBytes(withCode()));
        browser.read("Deploy this model bundle?");
        browser.click(YES);
        awaitChange(browser, "deploy code.jar", "failed");
        browser.read("code.jar describes a model and is not data alone: it has the file evil/Code.class");
        assertEquals(
                0L, browser.driver().executeScript("return document.querySelectorAll('bdi b, .message b').length"));
    }

    /** The model's bundle, in which a class lies, too. */
    private Path withCode() throws IOException {
        Path jar = folder.resolve("code.jar");
        try (JarFile from = new JarFile(Bundle.findModel(MODEL).toFile());
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream to = new JarOutputStream(file, from.getManifest())) {
            for (JarEntry entry : Collections.list(from.entries())) {
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    to.putNextEntry(new JarEntry(entry.getName()));
                    from.getInputStream(entry).transferTo(to);
                }
            }
            to.putNextEntry(new JarEntry("evil/Code.class"));
            to.write("a class".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    static void drop(Browser browser, String name, byte[] content) {
        browser.driver().executeScript(DROP, name, Base64.getEncoder().encodeToString(content));
    }

    /** Waits for the end of this change: the page still shows the one before it for a moment. */
    static void awaitChange(Browser browser, String what, String state) {
        browser.see(By.xpath(
                "//section[contains(@class, 'change')]/h2[bdi[text()='" + what + "']]/span[text()='" + state + "']"));
    }

    private void deploys(Browser browser, Product product) throws IOException {
        Map<String, Object> before = source(product);
        Path newer = Bundle.model(MODEL, "1.1.0", folder.resolve("newer.jar"));
        drop(browser, "newer.jar", Files.readAllBytes(newer));
        browser.read("mien_feature/1.1.0");
        browser.click(YES);
        awaitChange(browser, "deploy newer.jar", "done");
        browser.read("mien_feature 1.1.0");
        browser.read("deploy newer.jar");
        long frames = count(source(product), "frames");
        assertTrue(frames > count(before, "frames"), () -> "frames came meanwhile, not only " + before);
        Wait.until(() -> count(source(product), "frames") > frames, "frames come");
        assertEquals(count(before, "failures"), count(source(product), "failures"));
    }

    private static Map<String, Object> source(Product product) {
        return Product.object(((List<?>) product.status().get("sources")).get(0));
    }

    private static long count(Map<String, Object> source, String name) {
        return ((Number) source.get(name)).longValue();
    }
}
