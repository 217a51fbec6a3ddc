package io.mien.aligner.opencv;

import io.mien.aligner.Aligner;
import io.mien.aligner.AlignmentException;
import io.mien.aligner.AlignmentId;
import io.mien.aligner.FaceTemplate;
import io.mien.aligner.Similarity;
import io.mien.aligner.SourceRegion;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.library.opencv.OpenCv;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Five-point similarity alignment with OpenCV's {@code warpAffine}. Holds nothing between calls, in Java or outside. A crop
 * is too small for OpenCV to divide it among its threads, so each is cut by the thread that asks.
 */
final class OpenCvAligner implements Aligner {
    /**
     * Loads OpenCV's native code.
     *
     * @throws UnsatisfiedLinkError where there is none for this platform
     */
    OpenCvAligner() {
        OpenCv.load();
    }

    @Override
    public AlignmentId id() {
        return AlignmentId.SIMILARITY;
    }

    @Override
    public Image align(Image image, List<Point> points, FaceTemplate template) throws AlignmentException {
        Similarity back = Similarity.estimate(points, template.points()).inverse();
        byte[] crop = new byte[Math.multiplyExact(3, Math.multiplyExact(template.width(), template.height()))];
        Optional<SourceRegion> region = SourceRegion.of(image, template, back);
        if (region.isPresent()) {
            warp(image, region.get(), back, template, crop);
        }
        return Image.of(template.width(), template.height(), PixelFormat.BGR, crop);
    }

    private static void warp(Image image, SourceRegion region, Similarity back, FaceTemplate template, byte[] crop)
            throws AlignmentException {
        boolean planar = image.format() == PixelFormat.NV21;
        SourceRegion copied = planar ? Source.even(region) : region;
        try (Mats mats = new Mats()) {
            Mat source = planar ? Source.nv21(image, copied, mats) : Source.interleaved(image, copied, mats);
            Mat matrix = mats.make(2, 3, CvType.CV_64F);
            matrix.put(0, 0, back.a(), -back.b(), back.tx() - copied.x(), back.b(), back.a(), back.ty() - copied.y());
            Mat warped = mats.make();
            Size size = new Size(template.width(), template.height());
            int flags = Imgproc.INTER_LINEAR | Imgproc.WARP_INVERSE_MAP;
            Imgproc.warpAffine(source, warped, matrix, size, flags, Core.BORDER_CONSTANT, new Scalar(0));
            inBgr(warped, image.format(), mats).get(0, 0, crop);
        } catch (CvException e) {
            AlignmentException refused =
                    new AlignmentException("OpenCV cannot cut a crop out of " + image + ": " + e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }

    private static Mat inBgr(Mat warped, PixelFormat format, Mats mats) {
        int conversion =
                switch (format) {
                    case BGR, NV21 -> -1;
                    case RGB -> Imgproc.COLOR_RGB2BGR;
                    case RGBA -> Imgproc.COLOR_RGBA2BGR;
                    case GRAY -> Imgproc.COLOR_GRAY2BGR;
                };
        if (conversion < 0) {
            return warped;
        }
        Mat bgr = mats.make();
        Imgproc.cvtColor(warped, bgr, conversion);
        return bgr;
    }
}
