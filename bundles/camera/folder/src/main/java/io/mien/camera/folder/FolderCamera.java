package io.mien.camera.folder;

import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.FrameSourceFactory;
import io.mien.camera.ProvideCamera;
import io.mien.camera.SourceAddress;
import io.mien.picture.PictureCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Opens {@code folder:DIR}: the pictures in a folder, in the order of their names, each of them once. Option: {@code rate},
 * how many of them are one second (1 to 1000, 25).
 */
@Component
@ProvideCamera("folder")
public final class FolderCamera implements FrameSourceFactory {
    private static final int USUAL_RATE = 25;
    private static final int MOST_RATE = 1000;

    private final PictureCodec codec;

    /** Made by Declarative Services. */
    @Activate
    public FolderCamera(@Reference PictureCodec codec) {
        this.codec = codec;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("folder");
    }

    @Override
    public FrameSource open(SourceAddress address) throws FrameSourceException {
        address.only(Set.of("rate"));
        int rate = address.number("rate", USUAL_RATE, 1, MOST_RATE);
        return new FolderFrames(address, pictures(address), codec, rate);
    }

    private List<Path> pictures(SourceAddress address) throws FrameSourceException {
        try (Stream<Path> files = Files.list(Path.of(address.location()))) {
            List<Path> pictures = files.filter(codec::reads)
                    .filter(Files::isRegularFile)
                    .sorted(new NaturalOrder())
                    .toList();
            if (pictures.isEmpty()) {
                throw address.refused("no picture is in the folder");
            }
            return pictures;
        } catch (IOException | InvalidPathException e) {
            throw address.refused("is not a folder that can be read: " + e);
        }
    }
}
