package dev.glueflake.glue.sync;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.secret.Secret;
import dev.glueflake.core.secret.SecretReference;
import dev.glueflake.core.secret.SecretSource;
import dev.glueflake.snowflake.SnowflakeCredentials;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SnowflakeSettings;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one secret that a deployed catalog sync reads: where Snowflake is, as whom to connect, and how to sync.
 *
 * <p>A JSON object with the keys {@code accountidentifier}, {@code username} and {@code private_key} (PKCS#8 PEM text);
 * optionally {@code url} (host or complete address of the SQL API), {@code warehouse}, {@code role},
 * {@code private_key_passphrase}, {@code stages.s3} (object from {@code DB.SCHEMA.STAGE} to {@code s3://} URL) and
 * {@code allowedvalues.fileformats} (list, all five formats without it). The two dotted keys may be nested objects, plain
 * keys with a dot, or JSON in a string. Other keys are ignored.
 *
 * <p>The key itself is read only when a client needs it, and afresh when Snowflake refuses it. Immutable and thread-safe.
 *
 * @param snowflake where to connect and as whom
 * @param settings stages and formats; the policies have their defaults
 */
public record CatalogSyncSecret(SnowflakeSettings snowflake, CatalogSyncSettings settings) {
    private static final String PRIVATE_KEY = "private_key";
    private static final String PASSPHRASE = "private_key_passphrase";
    private static final String FORMATS = "allowedvalues.fileformats";

    /**
     * Reads the secret.
     *
     * @param source where it stands
     * @param name its name or ARN
     * @return what it says
     * @throws ConfigurationException when it is no JSON object, or a key is missing or malformed; the message names the
     *     key, never a value that could be secret
     */
    public static CatalogSyncSecret read(SecretSource source, String name) {
        try (Secret whole = source.get(SecretReference.of(name))) {
            SecretFields fields = whole.useChars(chars -> SecretFields.read(name, chars));
            return new CatalogSyncSecret(snowflake(source, name, fields), settings(fields));
        }
    }

    private static SnowflakeSettings snowflake(SecretSource source, String name, SecretFields fields) {
        fields.require(PRIVATE_KEY);
        SnowflakeCredentials.Source key =
                SnowflakeCredentials.Source.from(source, SecretReference.of(name, PRIVATE_KEY));
        String user = fields.require("username");
        SnowflakeCredentials credentials = fields.find(PASSPHRASE).isPresent()
                ? SnowflakeCredentials.keyPair(
                        user, key, SnowflakeCredentials.Source.from(source, SecretReference.of(name, PASSPHRASE)))
                : SnowflakeCredentials.keyPair(user, key);
        SnowflakeSettings.Builder settings =
                SnowflakeSettings.builder(fields.require("accountidentifier"), credentials);
        fields.find("url").map(CatalogSyncSecret::host).ifPresent(settings::url);
        identifier(fields, "warehouse").ifPresent(settings::warehouse);
        identifier(fields, "role").ifPresent(settings::role);
        return settings.build();
    }

    /** The old secret holds the address of the SQL API's statements; a client wants the host. */
    private static String host(String url) {
        int path = url.indexOf("/api/v2/statements");
        return path < 0 ? url : url.substring(0, path);
    }

    private static Optional<SnowflakeIdentifier> identifier(SecretFields fields, String key) {
        return fields.find(key).map(text -> {
            try {
                return SnowflakeIdentifier.parse(text);
            } catch (IllegalArgumentException e) {
                throw fields.invalid(key, String.valueOf(e.getMessage()));
            }
        });
    }

    private static CatalogSyncSettings settings(SecretFields fields) {
        CatalogSyncSettings.Builder settings = CatalogSyncSettings.builder();
        Map<String, String> stages = fields.texts("stages.s3");
        if (stages.isEmpty()) {
            throw fields.invalid(
                    "stages.s3", "it is missing or empty; write {\"DB.SCHEMA.STAGE\": \"s3://bucket/prefix/\"}");
        }
        stages.forEach(settings::stage);
        if (fields.has(FORMATS)) {
            settings.formats(formats(fields));
        }
        return settings.build();
    }

    private static Set<ExternalTable.Format> formats(SecretFields fields) {
        Set<ExternalTable.Format> formats = EnumSet.noneOf(ExternalTable.Format.class);
        for (String text : fields.list(FORMATS)) {
            try {
                formats.add(ExternalTable.Format.valueOf(text.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw fields.invalid(FORMATS, "a format is none of " + Arrays.toString(ExternalTable.Format.values()));
            }
        }
        return formats;
    }
}
