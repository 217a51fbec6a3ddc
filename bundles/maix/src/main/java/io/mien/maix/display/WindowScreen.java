package io.mien.maix.display;

import io.mien.maix.app.App;
import io.mien.maix.image.Format;
import io.mien.maix.image.Image;
import io.mien.maix.touchscreen.TouchScreen;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import javax.swing.JComponent;
import javax.swing.JFrame;

/**
 * A window, whose mouse is the touch screen. Closing it asks the program to end. It can be made larger: the picture grows with it,
 * and touches are in pixels of the display all the same.
 */
final class WindowScreen implements Screen {
    private final JFrame frame;
    private final Canvas canvas;

    private WindowScreen(int width, int height) {
        frame = new JFrame("Mien");
        canvas = new Canvas(width, height);
    }

    static WindowScreen open(int width, int height) {
        WindowScreen screen = new WindowScreen(width, height);
        EventQueue.invokeLater(screen::open);
        return screen;
    }

    private void open() {
        frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                App.setExitFlag(true);
            }
        });
        frame.add(canvas);
        frame.pack();
        frame.setLocationByPlatform(true);
        frame.setVisible(true);
    }

    @Override
    public void show(Image image) {
        BufferedImage shown = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] to = ((DataBufferByte) shown.getRaster().getDataBuffer()).getData();
        byte[] from = image.toFormat(Format.FMT_BGR888).toMien().data();
        System.arraycopy(from, 0, to, 0, to.length);
        canvas.newest = shown;
        canvas.repaint();
    }

    @Override
    public void close() {
        EventQueue.invokeLater(frame::dispose);
    }

    private static final class Canvas extends JComponent {
        private static final long serialVersionUID = 1L;

        private final int width;
        private final int height;
        private transient volatile BufferedImage newest;

        Canvas(int width, int height) {
            this.width = width;
            this.height = height;
            newest = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
            setPreferredSize(new Dimension(width, height));
            Mouse mouse = new Mouse();
            addMouseListener(mouse);
            addMouseMotionListener(mouse);
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
}
