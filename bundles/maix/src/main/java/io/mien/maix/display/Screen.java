package io.mien.maix.display;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.image.Image;
import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.stream.Stream;

/** What shows the pictures of a display. */
interface Screen extends AutoCloseable {
    Logger LOG = System.getLogger(Screen.class.getName());

    String WINDOW = "window";
    String PAGE = "page";
    String FILES = "files:";
    String FILE = "file:";
    int MOST_PORT = 65535;
    String NEWEST = FILE + "display.png";

    /** A new link to it, if it is a page. */
    default Optional<String> link() {
        return Optional.empty();
    }

    /** Shows a picture that has the size of the display and is not drawn on any more. */
    void show(Image image);

    @Override
    void close();

    /** The screen of a program that names none: what was set from outside, else a window, else a file. */
    static String choice() {
        Optional<String> told = Stream.of(System.getProperty("mien.display"), System.getenv("MIEN_DISPLAY"))
                .filter(device -> device != null && !device.isBlank())
                .findFirst();
        if (told.isEmpty() && GraphicsEnvironment.isHeadless()) {
            LOG.log(
                    Level.INFO,
                    "No window can be shown here: display.png in the working folder is what the display shows;"
                            + " -Dmien.display=page shows it in a browser, -Dmien.display=files:FOLDER keeps every picture");
            return NEWEST;
        }
        return told.orElse(WINDOW);
    }

    private static Screen page(String device, int width, int height) {
        String port = device.equals(PAGE) ? "0" : device.substring(PAGE.length() + 1);
        try {
            int number = Integer.parseInt(port);
            if (number >= 0 && number <= MOST_PORT) {
                return PageScreen.open(width, height, number);
            }
        } catch (NumberFormatException e) {
            LOG.log(Level.DEBUG, "Not a number", e);
        }
        throw new MaixException(Err.ERR_ARGS, device + ": a port is a number within 0.." + MOST_PORT);
    }

    private static Screen window(int width, int height) {
        String refusal = "window: cannot be shown here; use page, files:FOLDER or file:PICTURE.png";
        if (GraphicsEnvironment.isHeadless()) {
            throw new MaixException(Err.ERR_NOT_IMPL, refusal);
        }
        try {
            return WindowScreen.open(width, height);
        } catch (AWTError | LinkageError e) {
            // The variable DISPLAY names a screen that is not there.
            throw new MaixException(Err.ERR_NOT_IMPL, refusal + ": " + e.getMessage(), e);
        }
    }

    /** Opens a screen of a size. */
    static Screen open(String device, int width, int height) {
        if (device.equals(WINDOW)) {
            return window(width, height);
        }
        if (device.equals(PAGE) || device.startsWith(PAGE + ":")) {
            return page(device, width, height);
        }
        if (device.startsWith(FILES) && device.length() > FILES.length()) {
            return new FileScreen(device.substring(FILES.length()), true);
        }
        if (device.startsWith(FILE) && device.length() > FILE.length()) {
            return new FileScreen(device.substring(FILE.length()), false);
        }
        throw new MaixException(
                Err.ERR_ARGS,
                device + ": is not a display; there are window, page, page:PORT, files:FOLDER (every picture) and"
                        + " file:PICTURE.png (the newest one)");
    }
}
