package io.mien.maix.display;

import io.mien.maix.image.Format;
import io.mien.maix.image.Image;
import io.mien.maix.touchscreen.TouchScreen;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import javax.swing.JComponent;

/** The picture in a window, as large as the window is; the mouse on it is the touch screen. */
final class WindowCanvas extends JComponent {
    private static final long serialVersionUID = 1L;

    private final int width;
    private final int height;
    private transient volatile BufferedImage newest;

    /**
     * @param width of the display, in whose pixels touches are told
     * @param height of the display
     */
    WindowCanvas(int width, int height) {
        this.width = width;
        this.height = height;
        newest = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        setPreferredSize(new Dimension(width, height));
        Mouse mouse = new Mouse();
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
    }

    /** May be called from any thread. */
    void show(Image image) {
        BufferedImage shown = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] to = ((DataBufferByte) shown.getRaster().getDataBuffer()).getData();
        byte[] from = image.toFormat(Format.FMT_BGR888).toMien().data();
        System.arraycopy(from, 0, to, 0, to.length);
        newest = shown;
        repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        ((Graphics2D) graphics)
                .setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(newest, 0, 0, getWidth(), getHeight(), null);
    }

    private final class Mouse extends MouseAdapter {
        private void send(MouseEvent event, boolean pressed) {
            TouchScreen.send(
                    event.getX() * width / Math.max(1, getWidth()),
                    event.getY() * height / Math.max(1, getHeight()),
                    pressed);
        }

        @Override
        public void mousePressed(MouseEvent event) {
            send(event, true);
        }

        @Override
        public void mouseDragged(MouseEvent event) {
            send(event, true);
        }

        @Override
        public void mouseReleased(MouseEvent event) {
            send(event, false);
        }
    }
}
