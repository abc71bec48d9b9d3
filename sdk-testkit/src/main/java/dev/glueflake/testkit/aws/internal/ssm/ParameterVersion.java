package dev.glueflake.testkit.aws.internal.ssm;

import java.time.Instant;
import java.util.Optional;

/**
 * A value that a parameter has or had.
 *
 * @param cipherText what a reader without decryption sees of a SecureString: nothing that tells the value
 */
record ParameterVersion(
        long number, String type, String value, Optional<String> cipherText, String dataType, Instant modified) {

    String shown(boolean decrypted) {
        return decrypted ? value : cipherText.orElse(value);
    }
}
