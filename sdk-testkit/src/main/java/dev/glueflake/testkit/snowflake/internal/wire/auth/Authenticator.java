package dev.glueflake.testkit.snowflake.internal.wire.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.snowflake.SnowflakeUser;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lets clients in, or says why not: declared users by what they were declared with, others unless the account is strict. */
public final class Authenticator {
    private static final String BAD_LOGIN = "Incorrect username or password was specified.";

    private final Users users;
    private final JwtVerifier jwt;
    private final Clock clock;

    public Authenticator(Users users, Clock clock) {
        this.users = users;
        this.jwt = new JwtVerifier(users);
        this.clock = clock;
    }

    /** The user of a driver's login request, by its {@code data}. */
    public String login(JsonNode data) throws AuthenticationException {
        String authenticator = data.path("AUTHENTICATOR").asText("SNOWFLAKE").toUpperCase(Locale.ROOT);
        String user = data.path("LOGIN_NAME").asText("");
        String token = Json.text(data, "TOKEN");
        return switch (authenticator) {
            case "SNOWFLAKE", "USERNAME_PASSWORD_MFA" -> password(user, Json.text(data, "PASSWORD"));
            // Drivers sign with the machine's time: they know nothing of the account's clock.
            case "SNOWFLAKE_JWT" ->
                jwt.verify(token == null ? "" : token, Clock.systemUTC().instant());
            case "OAUTH" -> oauth(user, token);
            case "PROGRAMMATIC_ACCESS_TOKEN" -> accessToken(user, token);
            default ->
                throw new AuthenticationException(
                        "390100", "The fake does not have the authenticator " + authenticator + ".");
        };
    }

    /**
     * The user of a request to the SQL API.
     *
     * @param tokenType the header {@code X-Snowflake-Authorization-Token-Type}, or null where the token must tell
     */
    public String bearer(String token, @Nullable String tokenType) throws AuthenticationException {
        boolean looksSigned = Jwt.parse(token).isPresent()
                && users.first(u -> u.hasOAuthToken(token)).isEmpty();
        String inspected = looksSigned
                ? "KEYPAIR_JWT"
                : users.first(u -> u.hasAccessToken(token)).isPresent() ? "PROGRAMMATIC_ACCESS_TOKEN" : "OAUTH";
        String type = tokenType == null ? inspected : tokenType.toUpperCase(Locale.ROOT);
        return switch (type) {
            case "KEYPAIR_JWT" -> jwt.verify(token, clock.instant());
            case "OAUTH" -> oauth("", token);
            case "PROGRAMMATIC_ACCESS_TOKEN" -> accessToken("", token);
            default ->
                throw new AuthenticationException("390303", "The fake does not have the token type " + type + ".");
        };
    }

    private String password(String user, @Nullable String password) throws AuthenticationException {
        Optional<SnowflakeUser> declared = users.find(user);
        boolean welcome = declared.isPresent()
                ? password != null && declared.get().hasPassword(password)
                : !users.strict() && !user.isEmpty();
        if (!welcome) {
            throw new AuthenticationException("390100", BAD_LOGIN);
        }
        return user.toUpperCase(Locale.ROOT);
    }

    private String oauth(String user, @Nullable String token) throws AuthenticationException {
        return token(user, token, u -> u.hasOAuthToken(String.valueOf(token)), "390303", "Invalid OAuth access token.");
    }

    private String accessToken(String user, @Nullable String token) throws AuthenticationException {
        return token(
                user,
                token,
                u -> u.hasAccessToken(String.valueOf(token)),
                "394400",
                "Programmatic access token is invalid.");
    }

    private String token(
            String user, @Nullable String token, Predicate<SnowflakeUser> owner, String code, String message)
            throws AuthenticationException {
        Optional<SnowflakeUser> known = users.first(owner);
        boolean another =
                known.isPresent() && !user.isEmpty() && !known.get().name().equalsIgnoreCase(user);
        boolean stranger =
                known.isEmpty() && (users.strict() || users.find(user).isPresent());
        if (token == null || token.isEmpty() || another || stranger) {
            throw new AuthenticationException(code, message);
        }
        return known.map(SnowflakeUser::name)
                .orElse(user.isEmpty() ? users.defaultUser() : user.toUpperCase(Locale.ROOT));
    }
}
