package io.mien.picture.external;

import io.mien.picture.PictureConverter;
import io.mien.picture.PictureException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Converts JPEG 2000, AVIF and HEIC by programs of the operating system. Each picture has a process of its own with limits
 * of time, memory and output, so that a decoder's crash costs one picture. A picture's size is read from its header and
 * checked before a process is started.
 */
@Component(configurationPid = ExternalConverterConfig.PID)
@Designate(ocd = ExternalConverterConfig.class)
public final class ExternalPictureConverter implements PictureConverter {
    private final List<ExternalFormat> formats;
    private final BoundedProcesses processes;

    @Activate
    public ExternalPictureConverter(ExternalConverterConfig configuration) {
        this(configuration, ProgramLookup.ofPath(System.getenv().getOrDefault("PATH", "")));
    }

    ExternalPictureConverter(ExternalConverterConfig configuration, ProgramLookup programs) {
        this.formats = List.of(new Jpeg2000(programs), new Heif.Avif(programs), new Heif.Heic(programs));
        this.processes = new BoundedProcesses(configuration, programs);
    }

    @Deactivate
    void end() {
        processes.close();
    }

    @Override
    public List<ConvertibleFormat> formats() {
        return formats.stream().map(ExternalFormat::description).toList();
    }

    @Override
    public Optional<ConvertibleFormat> formatOf(byte[] encoded) {
        return find(encoded).map(ExternalFormat::description);
    }

    private Optional<ExternalFormat> find(byte[] encoded) {
        FileBytes bytes = new FileBytes(encoded);
        return formats.stream().filter(f -> f.begins(bytes)).findFirst();
    }

    @Override
    public ConvertedPicture convert(byte[] encoded, String name, SizeCheck check) throws PictureException {
        ExternalFormat format =
                find(encoded).orElseThrow(() -> new PictureException(name, "is not of a format that is converted"));
        try {
            ExternalConversion conversion = format.read(new FileBytes(encoded), name, check);
            byte[] png = processes.run(conversion, name);
            return conversion.picture(png, name);
        } catch (IndexOutOfBoundsException e) {
            throw new PictureException(name, "is truncated or damaged: its header points past its end", e);
        } catch (IOException e) {
            throw new PictureException(name, "cannot be converted: " + e.getMessage(), e);
        }
    }
}
