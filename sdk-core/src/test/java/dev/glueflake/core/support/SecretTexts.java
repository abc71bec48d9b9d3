package dev.glueflake.core.support;

import dev.glueflake.core.secret.Secret;

/** Shows a secret's text to a test. */
public final class SecretTexts {
    private SecretTexts() {}

    public static String textOf(Secret secret) {
        return secret.useChars(String::new);
    }
}
