package io.mien.maix.image;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.support.drawing.Fonts;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The fonts of this program, and texts drawn with them: of any script that one of this Java's fonts has, in its own direction. A
 * Java without fonts draws no texts and says so once; the sizes of texts are estimated then. Thread-safe.
 */
final class Lettering {
    /** The names of OpenCV's fonts in MaixPy; here all of them are Java's sans-serif font. */
    private static final Set<String> BUILT_IN = Set.of(
            "hershey_simplex",
            "hershey_plain",
            "hershey_duplex",
            "hershey_complex",
            "hershey_triplex",
            "hershey_complex_small",
            "hershey_script_simplex");

    private static final Typeface SANS = new Typeface(new Font(Font.SANS_SERIF, Font.PLAIN, 1), 16);
    /** Of a line's height: so high is a letter with its accents and descenders, so far below the top its base line. */
    private static final float EM = 13 / 16f;

    private static final float BASE = 12 / 16f;
    /** The mean width of a letter for its height, if no font can be asked. */
    private static final double ESTIMATED_WIDTH = .5;

    /** What Java takes for a sign of its own: control characters, a place of a picture, the end of a text. */
    private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cntrl}\\uFFFC\\uFFFF]");

    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);
    private static final Fonts AVAILABLE = new Fonts();
    private static final Map<String, Typeface> LOADED = new ConcurrentHashMap<>();
    private static volatile Typeface standard = SANS;

    private final Typeface face;
    private final float scale;
    private final float bold;

    /**
     * @param height of a line at scale 1, in pixels
     */
    private record Typeface(Font font, float height) {}

    /**
     * @param font a name that was loaded; empty: the default font
     * @param thickness of the strokes in pixels; a negative one is the font's own
     */
    Lettering(String font, float scale, int thickness) {
        if (!(scale > 0 && scale <= 1000)) {
            throw new MaixException(Err.ERR_ARGS, "the scale of a text is within 0..1000, not " + scale);
        }
        face = font.isEmpty() ? standard : named(font);
        this.scale = scale;
        // A letter's own strokes are about one pixel thick at scale 1.
        bold = Math.max(0, thickness - scale);
    }

    private static Typeface named(String name) {
        Typeface loaded = LOADED.get(name);
        if (loaded == null && !BUILT_IN.contains(name)) {
            throw new MaixException(Err.ERR_ARGS, name + ": is not a font that was loaded; there are " + names());
        }
        return loaded == null ? SANS : loaded;
    }

    /** The names of all fonts, sorted. */
    static List<String> names() {
        Set<String> names = new TreeSet<>(BUILT_IN);
        names.addAll(LOADED.keySet());
        return List.copyOf(names);
    }

    static void load(String name, String path, int size) {
        if (name.isEmpty() || size < 1) {
            throw new MaixException(
                    Err.ERR_ARGS, "'" + name + "' of size " + size + ": a font has a name and a height");
        }
        File file = new File(path);
        if (!file.isFile()) {
            throw new MaixException(Err.ERR_NOT_FOUND, path + ": there is no such file of a font");
        }
        try {
            LOADED.put(name, new Typeface(Font.createFont(Font.TRUETYPE_FONT, file), size));
        } catch (IOException | FontFormatException e) {
            throw new MaixException(
                    Err.ERR_IO, path + ": is not a font that can be read (TrueType): " + e.getMessage(), e);
        }
    }

    static void setStandard(String name) {
        standard = named(name);
    }

    /** The size of the box around a text; each line feed begins a line. */
    Size size(String text, int gap) {
        String[] lines = text.split("\n", -1);
        double width = 0;
        for (String line : lines) {
            width = Math.max(width, width(line));
        }
        return new Size((int) Math.ceil(width + bold), (int)
                Math.ceil(lines.length * lineHeight() + (lines.length - 1.0) * gap));
    }

    private double width(String line) {
        if (line.isEmpty()) {
            return 0;
        }
        return AVAILABLE.available()
                ? new TextLayout(attributed(line), SMOOTH).getAdvance()
                : line.codePointCount(0, line.length()) * em() * ESTIMATED_WIDTH;
    }

    private float lineHeight() {
        return face.height * scale;
    }

    private float em() {
        return lineHeight() * EM;
    }

    /**
     * @param x of the left edge of the text's box
     * @param y of its upper edge
     * @param wrap whether a line that reaches beyond the picture continues below, at a space where there is one
     * @param gap between two lines, in pixels
     */
    void draw(Pixels pixels, int x, int y, String text, io.mien.maix.image.Color color, boolean wrap, int gap) {
        pixels.needInterleaved("drawing");
        if (!AVAILABLE.available()) {
            return;
        }
        List<TextLayout> lines = lines(text, wrap ? pixels.width - x : Float.MAX_VALUE);
        Path2D ink = new Path2D.Double();
        double base = y + lineHeight() * BASE;
        for (TextLayout line : lines) {
            ink.append(line.getOutline(AffineTransform.getTranslateInstance(x, base)), false);
            base += lineHeight() + gap;
        }
        stamp(pixels, ink, color);
    }

    private List<TextLayout> lines(String text, float width) {
        List<TextLayout> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            AttributedCharacterIterator characters = attributed(line.isEmpty() ? " " : line);
            LineBreakMeasurer measurer = new LineBreakMeasurer(characters, SMOOTH);
            while (measurer.getPosition() < characters.getEndIndex()) {
                lines.add(measurer.nextLayout(Math.max(width, em())));
            }
        }
        return lines;
    }

    /** A text in its font; what that font lacks, in the sans-serif one. */
    private AttributedCharacterIterator attributed(String given) {
        String line = NOT_TEXT.matcher(given).replaceAll(" ");
        AttributedString text = new AttributedString(line);
        Font font = face.font.deriveFont(em());
        Font other = SANS.font.deriveFont(em());
        for (int from = 0; from < line.length(); ) {
            int to = from + Character.charCount(line.codePointAt(from));
            boolean has = font.canDisplay(line.codePointAt(from));
            while (to < line.length() && font.canDisplay(line.codePointAt(to)) == has) {
                to += Character.charCount(line.codePointAt(to));
            }
            text.addAttribute(TextAttribute.FONT, has ? font : other, from, to);
            from = to;
        }
        return text.getIterator();
    }

    private void stamp(Pixels pixels, Shape ink, io.mien.maix.image.Color color) {
        Rectangle2D bounds = ink.getBounds2D();
        int left = (int) Math.max(0, Math.floor(bounds.getMinX() - bold));
        int top = (int) Math.max(0, Math.floor(bounds.getMinY() - bold));
        int right = (int) Math.min(pixels.width, Math.ceil(bounds.getMaxX() + bold));
        int bottom = (int) Math.min(pixels.height, Math.ceil(bounds.getMaxY() + bold));
        if (right <= left || bottom <= top) {
            return;
        }
        BufferedImage mask = new BufferedImage(right - left, bottom - top, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = mask.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.translate(-left, -top);
        graphics.fill(ink);
        if (bold > 0) {
            graphics.setStroke(new BasicStroke(bold, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(ink);
        }
        graphics.dispose();
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                pixels.blend(x, y, color, (mask.getRGB(x - left, y - top) >>> 24) / 255.0);
            }
        }
    }
}
