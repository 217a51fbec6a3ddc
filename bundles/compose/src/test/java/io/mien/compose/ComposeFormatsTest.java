package io.mien.compose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.trust.release.Release;
import io.mien.trust.release.ReleaseText;
import io.mien.trust.release.ReleasedFile;
import io.mien.trust.release.RootText;
import io.mien.trust.release.RootText.Signers;
import io.mien.trust.release.SignedText;
import io.mien.trust.release.SigningKey;
import io.mien.trust.release.TrustRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a product is written as, and how it is locked. */
class ComposeFormatsTest {
    @TempDir
    private Path folder;

    private FakeDesk desk;

    @BeforeEach
    void sit() throws IOException {
        desk = new FakeDesk(folder, new ComposeVerbs());
        BundleFixture bundles = new BundleFixture(folder.resolve("home")).complete();
        bundles.bundle("engine", "Provide-Capability: io.mien.engine;type:List<String>=onnx");
        bundles.feature("door", "{\"engine\": \"onnx\"}");
    }

    private Result compose(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("compose", "door", "--platform", "linux-x86-64", "--unstarted", "it is made of manifests"));
        all.addAll(List.of(arguments));
        return desk.type(all.toArray(String[]::new));
    }

    private void refused(String reason, String target, String... more) {
        List<String> all = new ArrayList<>(List.of("-o", target));
        all.addAll(List.of(more));
        Result result = compose(all.toArray(String[]::new));
        assertEquals(1, result.code(), result::toString);
        assertTrue(result.err().contains(reason), result::toString);
        assertFalse(Files.exists(folder.resolve(target)));
    }

    @Test
    void theNameSaysThatItIsAPackage() throws IOException {
        Result result = compose("-o", "door.deb");
        assertEquals(0, result.code(), result::toString);
        byte[] start = Arrays.copyOf(Files.readAllBytes(folder.resolve("door.deb")), 8);
        assertArrayEquals("!<arch>\n".getBytes(StandardCharsets.US_ASCII), start);
    }

    @Test
    void anImageHasOneBase() throws IOException {
        refused("an image is built on one base", "door.oci");
        refused("an image is built on one base", "door.oci.tar", "--base", "base", "--base-packages", "packages");
        refused("base: is not a base of an image", "door", "--format", "oci", "--base", "base");
        refused("are for images", "door.zip", "--base", "base");
        refused("are for images", "door.deb", "--base-packages", "packages");
        refused("is for Debian packages", "door.zip", "--maintainer", "Ada <ada@example.com>");
        refused("Ada: is not a maintainer", "door.deb", "--maintainer", "Ada");
    }

    @Test
    void aLockedProductIsAFolderThatWaitsForItsSignature() throws Exception {
        Path root = root("root.json", "door");
        refused("composed as a folder", "door.zip", "--root", "root.json");
        Files.writeString(folder.resolve("other.json"), "{}");
        refused("the product cannot be locked", "product", "--root", "other.json");
        root("gate.json", "gate");
        refused("is the root of the product gate, and this is door", "product", "--root", "gate.json");

        Result result = compose("-o", "product", "--root", "root.json");
        assertEquals(0, result.code(), result::toString);
        Path product = folder.resolve("product");
        assertEquals(-1, Files.mismatch(root, product.resolve(TrustRoot.FILE)));
        Release release = ReleaseText.read(SignedText.read(product.resolve(Release.FILE)));
        assertTrue(
                release.files().stream().map(ReleasedFile::path).noneMatch(TrustRoot.FILE::equals),
                "the keys do not vouch for themselves");
    }

    private Path root(String name, String product) throws Exception {
        SigningKey key = SigningKey.create();
        Signers signers = new Signers(1, List.of(key.verification()));
        Path root = folder.resolve(name);
        SignedText text = RootText.unsigned(
                root, 1, Instant.parse("2099-01-01T00:00:00Z"), Optional.of(product), signers, signers);
        return Files.write(root, text.signed(key).toBytes());
    }
}
