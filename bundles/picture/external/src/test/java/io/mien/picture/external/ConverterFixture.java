package io.mien.picture.external;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Converters with programs and limits of a test's choice, and files that the programs of Debian made. */
final class ConverterFixture {
    private ConverterFixture() {}

    static ExternalPictureConverter installed() {
        return converter(ProgramLookup.ofPath(System.getenv("PATH")), 20_000, 1 << 20);
    }

    static ExternalPictureConverter converter(ProgramLookup programs, long millis, long outputBytes) {
        return new ExternalPictureConverter(configuration(millis, outputBytes), programs);
    }

    private static ExternalConverterConfig configuration(long millis, long outputBytes) {
        return new ExternalConverterConfig() {
            @Override
            public long timeout_millis() {
                return millis;
            }

            @Override
            public long memory_bytes() {
                return 2L << 30;
            }

            @Override
            public long output_bytes() {
                return outputBytes;
            }

            @Override
            public int processes() {
                return 1;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return ExternalConverterConfig.class;
            }
        };
    }

    /** A folder with a program that runs a script of the shell. */
    static ProgramLookup script(Path folder, String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new ProgramLookup(List.of(folder));
    }

    static byte[] resource(String name) {
        try (InputStream in = ConverterFixture.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
