package io.mien.display.pictures;

import java.awt.Font;
import java.awt.font.TextLayout;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Whether this Java can draw text; asked once, since an answer that fails takes long. Thread-safe. */
final class Fonts {
    private static final Logger LOG = System.getLogger(Fonts.class.getName());

    private final Runnable probe;
    private boolean asked; // guarded by this
    private boolean available; // guarded by this

    Fonts() {
        this(() -> new TextLayout("a", new Font(Font.SANS_SERIF, Font.BOLD, 12), CaptionPlate.CRISP));
    }

    /** @param probe fails without fonts */
    Fonts(Runnable probe) {
        this.probe = probe;
    }

    synchronized boolean available() {
        if (!asked) {
            asked = true;
            available = probe();
        }
        return available;
    }

    private boolean probe() {
        try {
            probe.run();
            return true;
        } catch (Error | RuntimeException e) {
            // Missing libfreetype, missing fontconfig, no font file: each answers otherwise, some with a bare Error.
            LOG.log(Level.WARNING, "This Java has no fonts, so pictures are drawn without texts: {0}", e.toString());
            return false;
        }
    }
}
