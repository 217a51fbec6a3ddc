package io.mien.support.password;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategy;
import java.util.Optional;
import java.util.regex.Pattern;

/** The bcrypt hash that a password is kept as. Immutable. */
public final class PasswordHash {
    /** Each guess takes 2^12 rounds: some .2 s. */
    private static final int COST = 12;

    private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53}");

    private final String text;

    private PasswordHash(String text) {
        this.text = text;
    }

    /** The hash of a password, with a salt of its own. */
    public static PasswordHash of(char[] password) {
        return new PasswordHash(BCrypt.with(longPasswords()).hashToString(COST, password));
    }

    /** Reads a hash; empty if the text is none, or one whose comparison would take for ever. */
    public static Optional<PasswordHash> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new PasswordHash(text)) : Optional.empty();
    }

    /** Whether a password is the one. */
    public boolean matches(char[] password) {
        return BCrypt.verifyer(Version.VERSION_2A, longPasswords()).verify(password, text).verified;
    }

    /** Bcrypt itself looks at 72 bytes. */
    private static LongPasswordStrategy longPasswords() {
        return LongPasswordStrategies.hashSha512(Version.VERSION_2A);
    }

    @Override
    public String toString() {
        return text;
    }
}
