package io.mien.support.drawing;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Whether this Java can draw text; asked once, since an answer that fails takes long. Thread-safe. */
public final class Fonts {
    private static final Logger LOG = System.getLogger(Fonts.class.getName());

    private static final FontRenderContext PROBED = new FontRenderContext(null, true, true);

    private final Runnable probe;
    private boolean asked; // guarded by this
    private boolean available; // guarded by this

    public Fonts() {
        this(() -> new TextLayout("a", new Font(Font.SANS_SERIF, Font.BOLD, 12), PROBED));
    }

    /** @param probe fails without fonts */
    public Fonts(Runnable probe) {
        this.probe = probe;
    }

    /** Whether texts can be drawn. */
    public synchronized boolean available() {
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
