package io.mien.products;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window. Each search waits until the page shows the element. */
final class Browser implements AutoCloseable {
    private static final Optional<Path> CHROMIUM = found("chromium", "google-chrome");
    private static final Optional<Path> DRIVER = found("chromedriver");

    /** Size of the window. */
    private static final Dimension DESK = new Dimension(1280, 900);

    /** As wide as a telephone, the least width that Chromium takes. */
    private static final Dimension PHONE = new Dimension(500, 900);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
        driver.manage().window().setSize(DESK);
    }

    private static Optional<Path> found(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param arguments of Chromium, more than every test needs */
    static Browser open(String... arguments) {
        assumeTrue(CHROMIUM.isPresent() && DRIVER.isPresent(), "no chromium and chromedriver on the path");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.get().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.addArguments(arguments);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.get().toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Opens an address; a fragment alone is a new address, too. */
    void go(String address) {
        driver.get(address);
    }

    /** Shows a room: {@code live}, {@code people}, {@code stages} or {@code health}. */
    void room(String name) {
        click(By.cssSelector("nav a[href='#/" + name + "']"));
        see(By.cssSelector(".room-" + name));
    }

    /** The first element that is displayed, as soon as there is one. */
    WebElement see(By what) {
        Wait.until(() -> first(what).isPresent(), () -> what + " is seen, beside " + text() + " " + errors());
        return first(what).orElseThrow();
    }

    /** The button of this text or label. */
    static By button(String text) {
        return By.xpath("//button[normalize-space()='" + text + "' or @aria-label='" + text + "']");
    }

    /** Waits until the page shows a text. */
    void read(String text) {
        Wait.until(() -> text().contains(text), () -> "'" + text + "' is read, not only: " + text() + " " + errors());
    }

    /** Clicks the first element that is displayed; again if the page replaced it in between, or a message lies over it. */
    void click(By what) {
        until(() -> {
            WebElement element = see(what);
            // Not below the line at the top, where the browser may have scrolled it to.
            driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        });
    }

    /** By the keyboard: a message that lies over a button, or a face over another one, does not matter. */
    void press(By button) {
        see(button).sendKeys(Keys.ENTER);
    }

    /** The faces in the picture of a source, as they are said to people who do not see it. */
    String seen(String source) {
        return picture(source, "aria-label", "");
    }

    /** An attribute of the picture of a source. */
    String picture(String source, String name, String otherwise) {
        Object value = driver.executeScript(
                "return document.querySelector(arguments[0])?.getAttribute(arguments[1])",
                "article[aria-label='" + source + "'] canvas",
                name);
        return value == null ? otherwise : value.toString();
    }

    /** Types a text into a field, in place of what it holds. */
    void type(By what, String text) {
        until(() -> {
            WebElement field = see(what);
            field.clear();
            field.sendKeys(text);
            return true;
        });
    }

    private static void until(Supplier<Boolean> step) {
        Wait.until(
                () -> {
                    try {
                        return step.get();
                    } catch (StaleElementReferenceException | ElementClickInterceptedException e) {
                        return false;
                    }
                },
                "a step on the page");
    }

    private Optional<WebElement> first(By what) {
        try {
            return driver.findElements(what).stream()
                    .filter(WebElement::isDisplayed)
                    .findFirst();
        } catch (StaleElementReferenceException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    /** All that can be read on the page. */
    String text() {
        return String.valueOf(driver.executeScript("return document.body.innerText"));
    }

    /** What the browser's console complains about. */
    List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(Object::toString)
                .toList();
    }

    /** As wide as a telephone from now on, or as a desk's screen. */
    void phone(boolean phone) {
        driver.manage().window().setSize(phone ? PHONE : DESK);
    }

    /** Whether the page is wider than the window. */
    boolean isCutOff() {
        return (Boolean) driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** As for a person who prefers dark colors, or light ones. */
    void prefer(String colors) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colors))));
    }

    /** What axe-core finds wrong with the page by WCAG 2.2 AA and its best practices. */
    List<String> violations() {
        driver.executeScript(axe());
        Object found = driver.executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
                    .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join('; '))))
                    .catch(e => done(['axe failed: ' + e]));
                """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a picture of the page. */
    void picture(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
