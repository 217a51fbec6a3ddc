package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code mien live} as a process, and a browser that shows its page.
 *
 * @param product the product and its data folder
 * @param running the process
 * @param browser that has entered
 */
record Page(Product product, Mien.Running running, Browser browser) implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("(https?://\\S+)#token=\\S+");

    /**
     * Starts it and enters.
     *
     * @param browser closed with this
     * @param arguments of {@code mien live}, more than the port and the data folder
     */
    static Page open(Product product, Browser browser, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("live"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--page", "0", "--data", product.data()));
        Mien.Running running = product.mien().start(all.toArray());
        Page page = new Page(product, running, browser);
        try {
            browser.go(page.address());
            browser.see(org.openqa.selenium.By.cssSelector("nav a[aria-current='page']"));
            return page;
        } catch (RuntimeException | Error e) {
            page.close();
            throw e;
        }
    }

    /** The address with the token that was printed, as soon as it is. */
    private String address() {
        Wait.until(
                () -> ADDRESS.matcher(running.written()).find()
                        || !running.process().isAlive(),
                () -> {
                    return "the address of the page is printed, not only: " + running.written();
                });
        assertTrue(running.process().isAlive(), () -> running.await().toString());
        Matcher address = ADDRESS.matcher(running.written());
        assertTrue(address.find(), running::written);
        return address.group();
    }

    /** Ends the product as its users do. */
    void stop() {
        product.on("stop").done();
        running.await().done();
    }

    @Override
    public void close() {
        try {
            browser.close();
        } finally {
            running.close();
        }
    }
}
