package dev.glueflake.snowflake.internal.jdbc;

import dev.glueflake.snowflake.SnowflakeCredentials;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SnowflakeSettings;
import dev.glueflake.snowflake.internal.auth.Tokens;
import java.net.URI;
import java.util.Properties;

/** Says in the driver's words what the settings say. */
final class DriverProperties {

    private final SnowflakeSettings settings;

    DriverProperties(SnowflakeSettings settings) {
        this.settings = settings;
    }

    String url() {
        URI address = settings.address();
        String scheme = "http".equals(address.getScheme()) ? "http://" : "";
        return "jdbc:snowflake://" + scheme + address.getRawAuthority() + "/";
    }

    /** Returns everything for a login; the caller clears it after use. */
    Properties login(boolean freshSecret) {
        Properties login = new Properties();
        // With it the driver gives a TIME with all its digits and a TIMESTAMP_TZ with its own offset.
        login.setProperty("JDBC_USE_SESSION_TIMEZONE", "true");
        // Otherwise the first connection of a JVM asks the metadata addresses of three clouds, a second or more, for
        // statistics.
        login.setProperty("disablePlatformDetection", "true");
        settings.sessionParameters().forEach(login::setProperty);
        settings.driverProperties().forEach(login::setProperty);
        login.setProperty("account", settings.account());
        login.setProperty(
                "networkTimeout", Long.toString(settings.networkTimeout().toMillis()));
        settings.database().ifPresent(name -> login.setProperty("db", written(name)));
        settings.schema().ifPresent(name -> login.setProperty("schema", written(name)));
        settings.warehouse().ifPresent(name -> login.setProperty("warehouse", written(name)));
        settings.role().ifPresent(name -> login.setProperty("role", written(name)));
        prove(login, settings.credentials(), freshSecret);
        return login;
    }

    private static void prove(Properties login, SnowflakeCredentials credentials, boolean fresh) {
        credentials.user().ifPresent(user -> login.setProperty("user", user));
        switch (credentials.kind()) {
            case KEY_PAIR -> login.put("privateKey", Tokens.key(credentials, fresh));
            case OAUTH -> token(login, "OAUTH", Tokens.text(credentials.secret(), fresh));
            case PROGRAMMATIC_ACCESS_TOKEN ->
                token(login, "PROGRAMMATIC_ACCESS_TOKEN", Tokens.text(credentials.secret(), fresh));
            case PASSWORD -> login.setProperty("password", Tokens.password(credentials.secret(), fresh));
        }
    }

    private static void token(Properties login, String authenticator, String token) {
        login.setProperty("authenticator", authenticator);
        login.setProperty("token", token);
    }

    /** A login reads names as SQL does; a plain name stays plain, because not every server knows quotes there. */
    private static String written(SnowflakeIdentifier name) {
        return name.name().matches("[A-Z_][A-Z0-9_$]*") ? name.name() : name.sql();
    }
}
