package io.mien.trust.release;

import io.mien.boot.json.Json;
import io.mien.boot.json.JsonException;
import io.mien.boot.json.JsonWriter;
import io.mien.boot.json.Members;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A file of metadata with its signatures, which nobody has verified yet. Members that are not known are kept. */
public final class SignedText {
    /** The most bytes that a file may have: 10,000 files with long paths fit. */
    public static final int MOST_BYTES = 8 << 20;

    private static final int MOST_SIGNATURES = 100;
    private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{0,256}");

    private final Path file;
    private final Members signed;
    private final Map<String, Object> content;
    private final byte[] canonical;
    private final Map<String, String> signatures;

    private SignedText(Path file, Map<String, Object> content, Map<String, String> signatures) throws TrustException {
        this.file = file;
        this.content = content;
        this.signatures = signatures;
        try {
            this.signed = new Members(content);
            this.canonical = CanonicalJson.encode(content);
        } catch (JsonException | CharacterCodingException e) {
            throw new TrustException(file, "holds a text that is not Unicode", e);
        }
    }

    /**
     * Reads a file.
     *
     * @throws TrustException if it cannot be read, is too large, or does not have the form of signed metadata
     */
    public static SignedText read(Path file) throws TrustException {
        try {
            return parse(file, RegularFile.readText(file, MOST_BYTES));
        } catch (CharacterCodingException e) {
            throw new TrustException(file, "is not UTF-8", e);
        } catch (IOException e) {
            throw new TrustException(file, "cannot be read: " + IoReason.of(e), e);
        }
    }

    /** Reads the text of a file. */
    static SignedText parse(Path file, String text) throws TrustException {
        try {
            Members envelope = new Members(Json.parseStrictly(text));
            Map<String, String> signatures = new LinkedHashMap<>();
            for (Object element : envelope.get("signatures", List.class)) {
                Members signature = new Members(element);
                String id = form(signature, "keyid", KEY_ID);
                if (signatures.put(id, form(signature, "sig", SIGNATURE)) != null) {
                    throw new JsonException("two signatures name the key " + id);
                }
            }
            if (signatures.size() > MOST_SIGNATURES) {
                throw new JsonException("it has more than " + MOST_SIGNATURES + " signatures");
            }
            return new SignedText(file, object(envelope.get("signed", Map.class)), signatures);
        } catch (JsonException e) {
            throw new TrustException(file, "is not signed metadata: " + e.getMessage(), e);
        }
    }

    /** Metadata without a signature. */
    static SignedText unsigned(Path file, Map<String, Object> content) throws TrustException {
        return new SignedText(file, content, Map.of());
    }

    private static String form(Members members, String name, Pattern form) throws JsonException {
        String value = members.get(name, String.class);
        if (!form.matcher(value).matches()) {
            throw new JsonException("'" + name + "' has another form");
        }
        return value;
    }

    /** JSON objects are read into maps of this type. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<?, ?> json) {
        return (Map<String, Object>) json;
    }

    /** The file that it was read from. */
    public Path file() {
        return file;
    }

    /** Of which kind it says to be, {@code root} or {@code targets}; empty if it does not say. */
    public String type() {
        return content.get("_type") instanceof String type ? type : "";
    }

    /** The signed part. */
    Members signed() {
        return signed;
    }

    /** A copy of what was read, to be changed and signed again. */
    Map<String, Object> content() {
        return new LinkedHashMap<>(content);
    }

    /** The SHA-256 of the signed part; signatures do not change it. */
    public String digest() {
        return Sha256.of(canonical);
    }

    /** The ids of the keys whose signatures it has; nobody has looked whether these are valid. */
    public List<String> signers() {
        return List.copyOf(signatures.keySet());
    }

    /** Whether it has a valid signature of a key. */
    public boolean isSignedBy(VerificationKey key) {
        String signature = signatures.getOrDefault(key.id(), "");
        return signature.length() % 2 == 0
                && key.verifies(canonical, HexFormat.of().parseHex(signature));
    }

    /** The same with a signature of this key, in place of an earlier one of the key. */
    public SignedText signed(SigningKey key) throws TrustException {
        Map<String, String> more = new LinkedHashMap<>(signatures);
        more.put(key.verification().id(), HexFormat.of().formatHex(key.sign(canonical)));
        return new SignedText(file, content, Collections.unmodifiableMap(more));
    }

    /** The same without any signature. */
    public SignedText withoutSignatures() throws TrustException {
        return new SignedText(file, content, Map.of());
    }

    /** The bytes of the file. The same metadata with the same signatures gives the same bytes. */
    public byte[] toBytes() {
        List<Object> list = new ArrayList<>();
        signatures.forEach((id, signature) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("keyid", id);
            one.put("sig", signature);
            list.add(one);
        });
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("signatures", list);
        envelope.put("signed", content);
        return JsonWriter.write(envelope).getBytes(StandardCharsets.UTF_8);
    }
}
