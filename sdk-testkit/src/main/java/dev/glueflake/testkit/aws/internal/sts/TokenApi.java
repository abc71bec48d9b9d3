package dev.glueflake.testkit.aws.internal.sts;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.core.EmbeddedService;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import dev.glueflake.testkit.aws.internal.rpc.RpcApi;
import dev.glueflake.testkit.aws.internal.rpc.RpcService;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operations of STS. Keeps nothing. */
public final class TokenApi {
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
    private static final String USER_ID = "AIDAEMBEDDEDEMBEDDED1";
    private static final String ROLE_ID = "AROAEMBEDDEDEMBEDDED1";
    private static final Pattern ROLE = Pattern.compile("arn:aws:iam::(\\d{12}):role/(?:.*/)?([\\w+=,.@-]+)");
    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final int DEFAULT_SECONDS = 3_600;
    private static final int MIN_SECONDS = 900;
    private static final int MAX_SECONDS = 43_200;

    private final Identity identity;

    private TokenApi(Identity identity) {
        this.identity = identity;
    }

    public static EmbeddedService service(Identity identity) {
        TokenApi api = new TokenApi(identity);
        Set<String> assume = Set.of("RoleArn", "RoleSessionName", "DurationSeconds", "ExternalId");
        Operations operations = new Operations()
                .add("GetCallerIdentity", Set.of(), api::callerIdentity)
                .add("AssumeRole", assume, api::assumeRole);
        return new RpcService(
                RpcApi.query(AwsService.STS, "2011-06-15", NAMESPACE), operations, List.of("RoleArn"), () -> {});
    }

    private Result callerIdentity(Parameters in) {
        return Result.empty()
                .put("Arn", "arn:aws:iam::" + identity.accountId() + ":user/embedded")
                .put("UserId", USER_ID)
                .put("Account", identity.accountId());
    }

    private Result assumeRole(Parameters in) {
        Matcher role = ROLE.matcher(in.required("RoleArn"));
        String session = in.required("RoleSessionName");
        if (!role.matches() || !SESSION.matcher(session).matches()) {
            throw ServiceException.badRequest(
                    "ValidationError",
                    "RoleArn must be the ARN of a role and RoleSessionName 2 to 64 of the characters \\w+=,.@-");
        }
        int seconds = in.integer("DurationSeconds", DEFAULT_SECONDS);
        if (seconds < MIN_SECONDS || seconds > MAX_SECONDS) {
            throw ServiceException.badRequest(
                    "ValidationError", "DurationSeconds must be 900 to 43200, not " + seconds);
        }
        String arn = "arn:aws:sts::" + role.group(1) + ":assumed-role/" + role.group(2) + "/" + session;
        return Result.empty()
                .put("Credentials", credentials(seconds))
                .put(
                        "AssumedRoleUser",
                        Result.empty()
                                .put("AssumedRoleId", ROLE_ID + ":" + session)
                                .put("Arn", arn));
    }

    private Result credentials(int seconds) {
        String random = UUID.randomUUID().toString().replace("-", "");
        return Result.empty()
                .put("AccessKeyId", "ASIA" + random.substring(0, 16).toUpperCase(Locale.ROOT))
                .put("SecretAccessKey", "secret-" + random)
                .put("SessionToken", "session-" + random)
                .put("Expiration", Instant.now(identity.clock()).plusSeconds(seconds));
    }
}
