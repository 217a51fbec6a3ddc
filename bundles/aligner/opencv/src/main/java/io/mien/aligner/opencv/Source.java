package io.mien.aligner.opencv;

import io.mien.aligner.SourceRegion;
import io.mien.image.Image;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/** Copies the part of a picture that a crop is sampled from into native memory; a large picture is not copied whole. */
final class Source {
    private Source() {}

    /** The region in the picture's own channels. Not for NV21. */
    static Mat interleaved(Image image, SourceRegion region, Mats mats) {
        int pixel = image.format().bytesPerPixel();
        Mat mat = mats.make(region.height(), region.width(), CvType.CV_8UC(pixel));
        copy(image, region.y(), region.x() * pixel, region.height(), mat, 0);
        return mat;
    }

    /** The region in BGR; it begins and ends at even pixels, as the chroma of NV21 does. */
    static Mat nv21(Image image, SourceRegion region, Mats mats) {
        int height = region.height();
        Mat planes = mats.make(height / 2 * 3, region.width(), CvType.CV_8UC1);
        copy(image, region.y(), region.x(), height, planes, 0);
        copy(image, image.height() + region.y() / 2, region.x(), height / 2, planes, height);
        Mat bgr = mats.make();
        Imgproc.cvtColor(planes, bgr, Imgproc.COLOR_YUV2BGR_NV21);
        return bgr;
    }

    /** The smallest region around this one that begins and ends at even pixels; inside every NV21 picture. */
    static SourceRegion even(SourceRegion region) {
        int x = region.x() & ~1, y = region.y() & ~1;
        int width = region.x() + region.width() - x, height = region.y() + region.height() - y;
        return new SourceRegion(x, y, width + (width & 1), height + (height & 1));
    }

    private static void copy(Image image, int row, int column, int rows, Mat to, int toRow) {
        int bytes = to.cols() * to.channels();
        boolean dense = bytes == image.stride();
        // One call for all rows where no byte lies between them.
        int step = dense ? rows : 1;
        for (int i = 0; i < rows; i += step) {
            to.put(toRow + i, 0, image.data(), (row + i) * image.stride() + column, step * bytes);
        }
    }
}
