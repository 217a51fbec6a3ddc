package io.mien.aligner.opencv;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;

/** The native memory of one call: what was made here is freed with {@link #close()}, whatever happens in between. */
final class Mats implements AutoCloseable {
    private final List<Mat> made = new ArrayList<>();

    /** A matrix of undefined content. */
    Mat make(int rows, int columns, int type) {
        Mat mat = new Mat(rows, columns, type);
        made.add(mat);
        return mat;
    }

    /** An empty matrix, for OpenCV to fill. */
    Mat make() {
        Mat mat = new Mat();
        made.add(mat);
        return mat;
    }

    @Override
    public void close() {
        made.forEach(Mat::release);
    }
}
