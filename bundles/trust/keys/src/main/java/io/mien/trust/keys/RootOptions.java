package io.mien.trust.keys;

import io.mien.MienException;
import io.mien.trust.release.RootText;
import io.mien.trust.release.SignedText;
import io.mien.trust.release.TrustException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a first root says besides who signs. */
final class RootOptions {
    @Option(
            names = "--product",
            paramLabel = "NAME",
            description = "The only product whose releases count; any product unless given.")
    private String product;

    @Option(
            names = "--expires",
            paramLabel = "DAY",
            description = "When the next root should be there; 2036-01-01 unless given. Nothing stops after it.")
    private String expires = "2036-01-01";

    @ArgGroup(validate = false)
    private SignersOptions signers = new SignersOptions();

    /** @param time reads a day */
    SignedText root(Path file, UnaryOperator<Path> resolve, Function<String, Instant> time)
            throws MienException, TrustException {
        return RootText.unsigned(
                file,
                1,
                time.apply(expires),
                Optional.ofNullable(product),
                signers.root(Optional.empty(), resolve),
                signers.release(Optional.empty(), resolve));
    }
}
