package io.mien.aligner.plain;

import io.mien.ProvideStage;
import io.mien.StageProperties;
import io.mien.aligner.Aligner;
import io.mien.aligner.AlignmentException;
import io.mien.aligner.AlignmentId;
import io.mien.aligner.FaceTemplate;
import io.mien.aligner.Similarity;
import io.mien.aligner.SourceRegion;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** Five-point similarity alignment in plain Java, for where OpenCV does not exist. Holds nothing between calls. */
@Component(
        name = "io.mien.aligner.plain",
        property = StageProperties.NAME + "=plain",
        properties = "OSGI-INF/stage.properties")
@Designate(ocd = PlainAlignerConfig.class)
@ProvideStage(kind = "aligner", name = "plain")
public final class PlainAligner implements Aligner {
    /** Keeps the service registered when its ranking changes; DS takes the ranking itself from the configuration. */
    @Modified
    void modified(PlainAlignerConfig configuration) {}

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
            SourcePixels pixels = SourcePixels.of(image, region.get());
            new Warp(pixels, back, template.width(), template.height()).into(crop);
        }
        return Image.of(template.width(), template.height(), PixelFormat.BGR, crop);
    }
}
