package io.mien.camera.demo;

import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.FrameSourceFactory;
import io.mien.camera.ProvideCamera;
import io.mien.camera.SourceAddress;
import io.mien.picture.PictureCodec;
import java.nio.file.Path;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Opens {@code demo:}, a room in which synthetic people come and go. Options: {@code seed} (of the motions, 1), {@code people}
 * (0 to 8, 5), {@code strangers} (0 to 6, 1), {@code frames} (so many, none left out; 0: a live camera without an end).
 */
@Component(configurationPid = "io.mien.camera.demo", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DemoConfig.class)
@ProvideCamera("demo")
public final class DemoCamera implements FrameSourceFactory {
    static final int MOST_PEOPLE = 8;
    static final int MOST_STRANGERS = 6;
    private static final int MOST = 999_999_999;
    /** Faces that one program drew are more alike than those of people: mien_feature finds a stranger similar to Edda by .77. */
    private static final double THRESHOLD = .78;

    private final Path folder;
    private final PictureCodec codec;

    /** Made by Declarative Services. */
    @Activate
    public DemoCamera(DemoConfig config, @Reference PictureCodec codec) {
        this(Path.of(config.people()), codec);
    }

    /** @param folder with truth.json and the pictures that it names */
    public DemoCamera(Path folder, PictureCodec codec) {
        this.folder = folder;
        this.codec = codec;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("demo");
    }

    @Override
    public FrameSource open(SourceAddress address) throws FrameSourceException {
        address.only(Set.of("seed", "people", "strangers", "frames"));
        if (!address.location().isEmpty()) {
            throw address.refused("has no location: demo:, then options such as #seed=2");
        }
        int people = address.number("people", 5, 0, MOST_PEOPLE);
        int strangers = address.number("strangers", 1, 0, MOST_STRANGERS);
        DemoRoom scene = new DemoRoom(
                DemoCast.read(address, folder, codec, people, strangers), address.number("seed", 1, 0, MOST));
        int frames = address.number("frames", 0, 0, MOST);
        return frames > 0 ? new DemoFilm(scene, frames) : new DemoLive(scene);
    }

    @Override
    public double threshold() {
        return THRESHOLD;
    }
}
