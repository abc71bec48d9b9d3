package dev.glueflake.samples.lambda;

import dev.glueflake.core.secret.SecretSource;
import dev.glueflake.snowflake.SnowflakeSettings;

/**
 * Where to connect and as whom, from options of the Snowflake Spark connector in a parameter: {@code sfURL}, {@code sfUser},
 * {@code pem_private_key} or {@code sfPassword}, {@code sfDatabase}, {@code sfSchema}, {@code sfWarehouse}, {@code sfRole}.
 */
final class ConnectorLogin {
    private static final String DOMAIN = ".snowflakecomputing.";

    private ConnectorLogin() {}

    static SnowflakeSettings settings(SecretSource secrets, String name) {
        SecretLogin options = new SecretLogin(secrets, name);
        String url = options.find("sfURL")
                .orElseThrow(() ->
                        options.missing("sfURL", "the account's host, such as myorg-prod.snowflakecomputing.com"));
        String account = options.find("sfAccount").orElseGet(() -> account(url));
        SnowflakeSettings.Builder settings = SnowflakeSettings.builder(
                        account, options.credentials("sfUser", "pem_private_key", "sfPassword"))
                .url(url);
        options.find("sfDatabase").ifPresent(text -> settings.database(SnowflakeLogin.identifier("sfDatabase", text)));
        options.find("sfSchema").ifPresent(text -> settings.schema(SnowflakeLogin.identifier("sfSchema", text)));
        options.find("sfWarehouse")
                .ifPresent(text -> settings.warehouse(SnowflakeLogin.identifier("sfWarehouse", text)));
        options.find("sfRole").ifPresent(text -> settings.role(SnowflakeLogin.identifier("sfRole", text)));
        return settings.build();
    }

    /** The account is what stands before Snowflake's domain. */
    private static String account(String url) {
        String host = url.replaceFirst("^https?://", "").replaceFirst("[:/].*$", "");
        int domain = host.indexOf(DOMAIN);
        return domain < 0 ? host : host.substring(0, domain);
    }
}
