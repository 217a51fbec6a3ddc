package io.mien.maixcam.model;

import io.mien.model.Model;
import io.mien.model.ModelId;
import io.mien.model.ModelRejectedException;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Reads a {@code .cvimodel}. The vendor's library trusts what it is given: a file cut short, a flipped bit or another chip's name
 * makes it abort, crash or run forever. So the file is read once, checked, and the very bytes that were checked are registered.
 * Its header of 48 bytes: 0 magic, 8 length of the description, 12 and 13 version, 14 MD5 of all from byte 48 on, 30 chip.
 */
public final class ModelFile {
    private static final String MAGIC = "CviModel";
    private static final int HEADER = 48;
    private static final int DESCRIPTION_LENGTH = 8;
    private static final int MAJOR = 12;
    private static final int BODY_DIGEST = 14;
    private static final int CHIP = 30;
    private static final int CHIP_LENGTH = 16;

    /** The layout that this runtime's kind reads. */
    private static final int KNOWN_MAJOR = 1;

    private final String name;
    private final ModelId id;
    private final byte[] bytes;

    private ModelFile(Model model, byte[] bytes) {
        name = model.mud().name();
        id = model.id();
        this.bytes = bytes;
    }

    /**
     * @param chip that it must be made for, such as {@code cv181x}
     * @param most bytes that it may have
     * @return the whole file
     * @throws ModelRejectedException naming the model and what is wrong with its file
     */
    public static byte[] read(Model model, String chip, long most) throws ModelRejectedException {
        if (model.mud().sha256().isEmpty()) {
            throw new ModelRejectedException(
                    model.mud().name(),
                    "its description names no SHA-256, and a damaged model would end the process; 'mien model pack' adds it");
        }
        ModelFile file = new ModelFile(model, bytes(model, most));
        file.checkHeader();
        file.checkBody();
        file.checkChip(chip);
        return file.bytes;
    }

    private static byte[] bytes(Model model, long most) throws ModelRejectedException {
        String name = model.mud().name();
        Path weights = model.weights();
        try {
            long size = Files.size(RegularFile.require(weights));
            if (size > most) {
                throw new ModelRejectedException(
                        name,
                        weights.getFileName() + " has " + size + " bytes, more than the " + most + " left for models");
            }
            return Files.readAllBytes(weights);
        } catch (IOException e) {
            throw new ModelRejectedException(name, weights + " cannot be read: " + IoReason.of(e), e);
        }
    }

    private void checkHeader() throws ModelRejectedException {
        if (bytes.length <= HEADER) {
            throw refused("it ends within its header, after " + bytes.length + " bytes");
        }
        if (!text(0, MAGIC.length()).equals(MAGIC)) {
            throw refused("it is not a cvimodel");
        }
        if (bytes[MAJOR] != KNOWN_MAJOR) {
            throw refused("it is of version " + bytes[MAJOR] + "." + bytes[MAJOR + 1] + ", not " + KNOWN_MAJOR + ".x");
        }
        int described = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(DESCRIPTION_LENGTH);
        if (described <= 0 || described > bytes.length - HEADER) {
            throw refused("its description of " + Integer.toUnsignedString(described) + " bytes does not fit into it");
        }
    }

    private void checkBody() throws ModelRejectedException {
        byte[] said = Arrays.copyOfRange(bytes, BODY_DIGEST, CHIP);
        if (!Arrays.equals(md5OfBody(), said)) {
            throw refused("it is damaged: what follows its header is not what the header says");
        }
        // A program that can write the file can write a fitting header, too; the description's own digest decides.
        if (!Sha256.of(bytes).equals(id.sha256())) {
            throw refused("its SHA-256 is no longer the one that it was installed with");
        }
    }

    private void checkChip(String chip) throws ModelRejectedException {
        String made = text(CHIP, CHIP_LENGTH).split("\0", 2)[0];
        if (!made.equals(chip)) {
            throw refused("it is made for the chip '" + printable(made) + "', not for " + chip);
        }
    }

    private byte[] md5OfBody() {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(bytes, HEADER, bytes.length - HEADER);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    private String text(int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private ModelRejectedException refused(String reason) {
        return new ModelRejectedException(name, reason);
    }
}
