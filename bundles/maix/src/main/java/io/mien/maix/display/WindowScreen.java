package io.mien.maix.display;

import io.mien.maix.app.App;
import io.mien.maix.image.Image;
import java.awt.EventQueue;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JFrame;

/**
 * A window, whose mouse is the touch screen. Closing it asks the program to end. It can be made larger: the picture grows with it,
 * and touches are in pixels of the display all the same.
 */
final class WindowScreen implements Screen {
    private final JFrame frame;
    private final WindowCanvas canvas;

    private WindowScreen(int width, int height) {
        frame = new JFrame("Mien");
        canvas = new WindowCanvas(width, height);
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
        canvas.show(image);
    }

    @Override
    public void close() {
        EventQueue.invokeLater(frame::dispose);
    }
}
