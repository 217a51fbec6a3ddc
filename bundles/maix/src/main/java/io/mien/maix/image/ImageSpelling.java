package io.mien.maix.image;

/** The calls of an {@link Image} in MaixPy's spelling, each the same as the one in Java's. */
public abstract sealed class ImageSpelling extends DrawingSurface permits Image {
    /** @see Image#drawRect */
    public final Image draw_rect(int x, int y, int w, int h, Color color) {
        return drawRect(x, y, w, h, color);
    }

    /** @see Image#drawRect */
    public final Image draw_rect(int x, int y, int w, int h, Color color, int thickness) {
        return drawRect(x, y, w, h, color, thickness);
    }

    /** @see Image#drawLine */
    public final Image draw_line(int x1, int y1, int x2, int y2, Color color) {
        return drawLine(x1, y1, x2, y2, color);
    }

    /** @see Image#drawLine */
    public final Image draw_line(int x1, int y1, int x2, int y2, Color color, int thickness) {
        return drawLine(x1, y1, x2, y2, color, thickness);
    }

    /** @see Image#drawCircle */
    public final Image draw_circle(int x, int y, int radius, Color color) {
        return drawCircle(x, y, radius, color);
    }

    /** @see Image#drawCircle */
    public final Image draw_circle(int x, int y, int radius, Color color, int thickness) {
        return drawCircle(x, y, radius, color, thickness);
    }

    /** @see Image#drawCross */
    public final Image draw_cross(int x, int y, Color color) {
        return drawCross(x, y, color);
    }

    /** @see Image#drawCross */
    public final Image draw_cross(int x, int y, Color color, int size, int thickness) {
        return drawCross(x, y, color, size, thickness);
    }

    /** @see Image#drawArrow */
    public final Image draw_arrow(int x0, int y0, int x1, int y1, Color color) {
        return drawArrow(x0, y0, x1, y1, color);
    }

    /** @see Image#drawArrow */
    public final Image draw_arrow(int x0, int y0, int x1, int y1, Color color, int thickness) {
        return drawArrow(x0, y0, x1, y1, color, thickness);
    }

    /** @see Image#drawKeypoints */
    public final Image draw_keypoints(int[] keypoints, Color color) {
        return drawKeypoints(keypoints, color);
    }

    /** @see Image#drawKeypoints */
    public final Image draw_keypoints(int[] keypoints, Color color, int size) {
        return drawKeypoints(keypoints, color, size);
    }

    /** @see Image#drawKeypoints */
    public final Image draw_keypoints(int[] keypoints, Color color, int size, int thickness, int line_thickness) {
        return drawKeypoints(keypoints, color, size, thickness, line_thickness);
    }

    /** @see Image#drawString */
    public final Image draw_string(int x, int y, String text) {
        return drawString(x, y, text);
    }

    /** @see Image#drawString */
    public final Image draw_string(int x, int y, String text, Color color) {
        return drawString(x, y, text, color);
    }

    /** @see Image#drawString */
    public final Image draw_string(int x, int y, String text, Color color, float scale) {
        return drawString(x, y, text, color, scale);
    }

    /** @see Image#drawString */
    public final Image draw_string(int x, int y, String text, Color color, float scale, int thickness) {
        return drawString(x, y, text, color, scale, thickness);
    }

    /** @see Image#drawString */
    public final Image draw_string(
            int x,
            int y,
            String text,
            Color color,
            float scale,
            int thickness,
            boolean wrap,
            int wrap_space,
            String font) {
        return drawString(x, y, text, color, scale, thickness, wrap, wrap_space, font);
    }

    /** @see Image#drawImage */
    public final Image draw_image(int x, int y, Image image) {
        return drawImage(x, y, image);
    }

    /** @see Image#toFormat */
    public final Image to_format(Format format) {
        return self().toFormat(format);
    }

    /** @see Image#stringSize */
    public static Size string_size(String text) {
        return stringSize(text);
    }

    /** @see Image#stringSize */
    public static Size string_size(String text, float scale, int thickness) {
        return stringSize(text, scale, thickness);
    }

    /** @see Image#stringSize */
    public static Size string_size(String text, float scale, int thickness, String font) {
        return stringSize(text, scale, thickness, font);
    }

    /** @see Image#loadFont */
    public static void load_font(String name, String path, int size) {
        loadFont(name, path, size);
    }

    /** @see Image#setDefaultFont */
    public static void set_default_font(String name) {
        setDefaultFont(name);
    }

    /** @see Image#resizeMapPos */
    public static int[] resize_map_pos(int w_in, int h_in, int w_out, int h_out, Fit fit, int... position) {
        return Image.resizeMapPos(w_in, h_in, w_out, h_out, fit, position);
    }

    /** @see Image#resizeMapPosReverse */
    public static int[] resize_map_pos_reverse(int w_in, int h_in, int w_out, int h_out, Fit fit, int... position) {
        return Image.resizeMapPosReverse(w_in, h_in, w_out, h_out, fit, position);
    }
}
