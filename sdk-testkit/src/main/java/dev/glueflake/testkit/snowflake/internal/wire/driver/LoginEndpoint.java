package dev.glueflake.testkit.snowflake.internal.wire.driver;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Logins;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionParameters;
import dev.glueflake.testkit.snowflake.internal.session.SessionSettings;
import dev.glueflake.testkit.snowflake.internal.wire.auth.AuthenticationException;
import dev.glueflake.testkit.snowflake.internal.wire.auth.Authenticator;
import dev.glueflake.testkit.snowflake.internal.wire.message.Endpoint;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import dev.glueflake.testkit.snowflake.internal.wire.session.ClientApplication;
import dev.glueflake.testkit.snowflake.internal.wire.session.ClientSession;
import dev.glueflake.testkit.snowflake.internal.wire.session.ClientSessions;
import dev.glueflake.testkit.snowflake.internal.wire.session.SessionOpener;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Login: who are you, and what do you want to start with. */
final class LoginEndpoint implements Endpoint {
    /** Any other positive value changes the socket timeout of the whole JVM in the driver. */
    private static final int HEALTH_CHECK_SECONDS = 45;

    private static final String SERVER_VERSION = "9.40.0";

    private final Authenticator authenticator;
    private final SessionOpener opener;
    private final ClientSessions sessions;

    LoginEndpoint(Authenticator authenticator, SessionOpener opener, ClientSessions sessions) {
        this.authenticator = authenticator;
        this.opener = opener;
        this.sessions = sessions;
    }

    @Override
    public WireReply answer(WireRequest request) {
        JsonNode data = request.json().path("data");
        try {
            String user = authenticator.login(data);
            Session session = opener.login(settings(user, request, data));
            String application = data.path("CLIENT_APP_ID").asText();
            String version = data.path("CLIENT_APP_VERSION").asText();
            session.client((application + " " + version).strip());
            ClientSession opened = sessions.open(session, ClientApplication.of(data));
            log(data, user, session.id(), null, null);
            return Envelope.success(out -> write(out, opened));
        } catch (AuthenticationException refused) {
            log(data, data.path("LOGIN_NAME").asText(), null, refused.code(), refused.getMessage());
            return Envelope.failure(refused.code(), refused.getMessage());
        } catch (SnowflakeException refused) {
            log(data, data.path("LOGIN_NAME").asText(), null, refused.code(), refused.getMessage());
            return Envelope.failure(refused, null);
        }
    }

    private void log(
            JsonNode data, String user, @Nullable Long session, @Nullable String code, @Nullable String message) {
        Account account = opener.account();
        Logins.of(account)
                .add(new Logins.Attempt(
                        account.now(),
                        user,
                        data.path("CLIENT_APP_ID").asText().toUpperCase(Locale.ROOT) + "_DRIVER",
                        data.path("CLIENT_APP_VERSION").asText(),
                        factor(data.path("AUTHENTICATOR").asText("SNOWFLAKE").toUpperCase(Locale.ROOT)),
                        session,
                        code,
                        message));
    }

    private static String factor(String authenticator) {
        return switch (authenticator) {
            case "SNOWFLAKE", "USERNAME_PASSWORD_MFA" -> "PASSWORD";
            case "SNOWFLAKE_JWT" -> "RSA_KEYPAIR";
            case "OAUTH" -> "OAUTH_ACCESS_TOKEN";
            default -> authenticator;
        };
    }

    private static SessionSettings settings(String user, WireRequest request, JsonNode data) {
        return SessionOpener.unquoted(
                user,
                request.parameter("roleName").orElse(null),
                request.parameter("warehouse").orElse(null),
                request.parameter("databaseName").orElse(null),
                request.parameter("schemaName").orElse(null),
                parameters(data.path("SESSION_PARAMETERS")));
    }

    /** Clients send what concerns themselves, too: like Snowflake, a login takes what it knows and leaves the rest. */
    private static Map<String, String> parameters(JsonNode wanted) {
        Map<String, String> known = new LinkedHashMap<>();
        Json.texts(wanted).forEach((name, value) -> {
            String upper = name.toUpperCase(Locale.ROOT);
            if (SessionParameters.exists(upper)) {
                known.put(upper, value);
            }
        });
        return known;
    }

    private static void write(JsonGenerator out, ClientSession opened) throws IOException {
        Session session = opened.session();
        out.writeStringField("masterToken", opened.tokens().master());
        out.writeStringField("token", opened.tokens().token());
        out.writeNumberField("validityInSeconds", ClientSessions.TOKEN_LIFE.toSeconds());
        out.writeNumberField("masterValidityInSeconds", ClientSessions.MASTER_LIFE.toSeconds());
        out.writeStringField("displayUserName", session.user());
        out.writeStringField("serverVersion", SERVER_VERSION);
        out.writeBooleanField("firstLogin", false);
        out.writeNullField("remMeToken");
        out.writeNumberField("remMeValidityInSeconds", 0);
        out.writeNumberField("healthCheckInterval", HEALTH_CHECK_SECONDS);
        out.writeNullField("newClientForUpgrade");
        out.writeNumberField("sessionId", session.id());
        out.writeFieldName("parameters");
        ClientParameters.write(out, session);
        out.writeObjectFieldStart("sessionInfo");
        out.writeStringField("databaseName", session.database().orElse(null));
        out.writeStringField("schemaName", session.schema().orElse(null));
        out.writeStringField("warehouseName", session.warehouse().orElse(null));
        out.writeStringField("roleName", session.role().orElse(null));
        out.writeEndObject();
        out.writeNullField("idToken");
        out.writeNullField("mfaToken");
    }
}
