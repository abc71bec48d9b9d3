package dev.glueflake.testkit.aws.internal.secretsmanager;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.core.EmbeddedService;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import dev.glueflake.testkit.aws.internal.rpc.RpcApi;
import dev.glueflake.testkit.aws.internal.rpc.RpcService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The operations on secrets and their values. */
public final class SecretApi {
    private static final int MIN_RECOVERY_DAYS = 7;
    private static final int MAX_RECOVERY_DAYS = 30;

    private final Identity identity;
    private final SecretStore store;
    private final VersionApi versions;

    private SecretApi(Identity identity) {
        this.identity = identity;
        this.store = new SecretStore(identity);
        this.versions = new VersionApi(this::live);
    }

    public static EmbeddedService service(Identity identity) {
        SecretApi api = new SecretApi(identity);
        RpcApi names = RpcApi.json(AwsService.SECRETS_MANAGER, "secretsmanager");
        return new RpcService(names, api.operations(), List.of("SecretId", "Name"), api.store::clear);
    }

    private Operations operations() {
        Set<String> create =
                Set.of("Name", "ClientRequestToken", "Description", "KmsKeyId", "SecretString", "SecretBinary", "Tags");
        Set<String> update =
                Set.of("SecretId", "ClientRequestToken", "Description", "KmsKeyId", "SecretString", "SecretBinary");
        Set<String> put = Set.of("SecretId", "ClientRequestToken", "SecretString", "SecretBinary", "VersionStages");
        Set<String> delete = Set.of("SecretId", "RecoveryWindowInDays", "ForceDeleteWithoutRecovery");
        Operations operations = new Operations()
                .add("CreateSecret", create, this::create)
                .add("UpdateSecret", update, this::update)
                .add("PutSecretValue", put, this::put)
                .add("DescribeSecret", Set.of("SecretId"), this::describe)
                .add("ListSecrets", Set.of(), this::list)
                .add("DeleteSecret", delete, this::delete)
                .add("RestoreSecret", Set.of("SecretId"), this::restore);
        return versions.addTo(operations);
    }

    private Result create(Parameters in) {
        Optional<SecretContent> content = SecretContent.read(in);
        String token = token(in);
        return store.create(
                in.required("Name"),
                secret -> {
                    secret.describe(in.text("Description").orElse(""));
                    content.ifPresent(value -> add(secret, token, value, List.of(StoredSecret.CURRENT)));
                    return identify(secret).put("VersionId", content.map(value -> token));
                },
                secret -> createdBefore(secret, token, content));
    }

    private Result createdBefore(StoredSecret secret, String token, Optional<SecretContent> content) {
        if (secret.deletion().isPresent()) {
            throw SecretErrors.invalidRequest(
                    "You can't create this secret because a secret with this name is already scheduled for deletion.");
        }
        boolean repeated = secret.withId(token)
                .filter(version -> content.filter(version.content()::equals).isPresent())
                .isPresent();
        if (!repeated) {
            throw SecretErrors.exists("The operation failed because the secret " + secret.name() + " already exists.");
        }
        return identify(secret).put("VersionId", token);
    }

    private Result update(Parameters in) {
        Optional<SecretContent> content = SecretContent.read(in);
        String token = token(in);
        return live(in, secret -> {
            content.ifPresent(value -> add(secret, token, value, List.of(StoredSecret.CURRENT)));
            in.text("Description").ifPresent(secret::describe);
            return identify(secret).put("VersionId", content.map(value -> token));
        });
    }

    private Result put(Parameters in) {
        SecretContent content = SecretContent.read(in)
                .orElseThrow(
                        () -> SecretErrors.invalidRequest("You must provide either SecretString or SecretBinary."));
        List<String> asked = in.texts("VersionStages");
        List<String> stages = asked.isEmpty() ? List.of(StoredSecret.CURRENT) : asked;
        return live(in, secret -> {
            SecretVersion version = add(secret, token(in), content, stages);
            return identify(secret).put("VersionId", version.id()).putTexts("VersionStages", version.stages());
        });
    }

    private Result describe(Parameters in) {
        return store.with(in.required("SecretId"), secret -> show(secret, "VersionIdsToStages"));
    }

    private Result list(Parameters in) {
        return Result.empty().putAll("SecretList", store.allLive(secret -> show(secret, "SecretVersionsToStages")));
    }

    private Result delete(Parameters in) {
        boolean forced = in.flag("ForceDeleteWithoutRecovery", false);
        int days = in.integer("RecoveryWindowInDays", MAX_RECOVERY_DAYS);
        if (days < MIN_RECOVERY_DAYS || days > MAX_RECOVERY_DAYS) {
            throw SecretErrors.invalidParameter("RecoveryWindowInDays must be 7 to 30, not " + days);
        }
        if (forced && in.has("RecoveryWindowInDays")) {
            throw SecretErrors.invalidParameter(
                    "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }
        Instant when = forced ? now() : now().plus(Duration.ofDays(days));
        return live(in, secret -> {
            secret.markForDeletion(when);
            if (forced) {
                store.remove(secret);
            }
            return identify(secret).put("DeletionDate", when);
        });
    }

    private Result restore(Parameters in) {
        return store.with(in.required("SecretId"), secret -> {
            secret.restore();
            return identify(secret);
        });
    }

    /** Works on a secret that is not marked for deletion. */
    private Result live(Parameters in, Function<StoredSecret, Result> work) {
        return store.with(in.required("SecretId"), secret -> {
            if (secret.deletion().isPresent()) {
                throw SecretErrors.invalidRequest(
                        "You can't perform this operation on the secret because it was marked for deletion.");
            }
            return work.apply(secret);
        });
    }

    private SecretVersion add(StoredSecret secret, String token, SecretContent content, List<String> stages) {
        return secret.add(token, content, stages, now());
    }

    private Instant now() {
        return Instant.now(identity.clock());
    }

    private static String token(Parameters in) {
        return in.text("ClientRequestToken").orElseGet(() -> UUID.randomUUID().toString());
    }

    static Result identify(StoredSecret secret) {
        return Result.empty().put("ARN", secret.arn()).put("Name", secret.name());
    }

    private static Result show(StoredSecret secret, String stagesMember) {
        Result result = identify(secret)
                .put("Description", Optional.of(secret.description()).filter(text -> !text.isEmpty()))
                .put("CreatedDate", secret.created())
                .putTextLists(stagesMember, secret.stagesByVersion());
        secret.deletion().ifPresent(when -> result.put("DeletedDate", when));
        return result;
    }
}
