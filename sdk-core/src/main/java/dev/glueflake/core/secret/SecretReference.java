package dev.glueflake.core.secret;

import dev.glueflake.core.ConfigurationException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names a secret, or one key of a secret that is a JSON object. Immutable and thread-safe.
 *
 * <p>The text form is {@code name} or {@code name#key}; neither Secrets Manager nor the Parameter Store allows
 * {@code #} in a name.
 */
public final class SecretReference {
    private final String name;
    private final @Nullable String jsonKey;

    private SecretReference(String name, @Nullable String jsonKey) {
        if (name.isBlank() || name.indexOf('#') >= 0 || (jsonKey != null && jsonKey.isEmpty())) {
            throw new ConfigurationException(
                    "SECRET_REFERENCE_INVALID",
                    "\"" + name + "\" is no secret reference: write name or name#key, neither part empty.");
        }
        this.name = name;
        this.jsonKey = jsonKey;
    }

    /**
     * Names a whole secret.
     *
     * @param name the name or ARN in Secrets Manager, or the name of a parameter with its slashes
     * @return the reference
     * @throws ConfigurationException if the name is blank or holds {@code #}
     */
    public static SecretReference of(String name) {
        return new SecretReference(name, null);
    }

    /**
     * Names one key of a secret that is a JSON object.
     *
     * @param name the name of the secret
     * @param jsonKey a key at the top level of the object
     * @return the reference
     * @throws ConfigurationException if the name is blank or holds {@code #}, or the key is empty
     */
    public static SecretReference of(String name, String jsonKey) {
        return new SecretReference(name, jsonKey);
    }

    /**
     * Reads a reference from its text form.
     *
     * @param text {@code name} or {@code name#key}; the key starts after the first {@code #}
     * @return the reference
     * @throws ConfigurationException if either part is empty
     */
    public static SecretReference parse(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? of(text) : of(text.substring(0, hash), text.substring(hash + 1));
    }

    /**
     * Returns the name of the secret.
     *
     * @return the name without the key
     */
    public String name() {
        return name;
    }

    /**
     * Returns the key within the JSON object.
     *
     * @return the key, or empty for the whole secret
     */
    public Optional<String> jsonKey() {
        return Optional.ofNullable(jsonKey);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretReference that && name.equals(that.name) && Objects.equals(jsonKey, that.jsonKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, jsonKey);
    }

    /**
     * Returns the text form.
     *
     * @return {@code name} or {@code name#key}
     */
    @Override
    public String toString() {
        return jsonKey == null ? name : name + "#" + jsonKey;
    }
}
