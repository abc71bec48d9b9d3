package dev.glueflake.testkit.aws.internal.secretsmanager;

import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The operations that read versions and move labels between them. */
final class VersionApi {
    private final BiFunction<Parameters, Function<StoredSecret, Result>, Result> live;

    /** {@code live} works on the secret that the parameters name. */
    VersionApi(BiFunction<Parameters, Function<StoredSecret, Result>, Result> live) {
        this.live = live;
    }

    Operations addTo(Operations operations) {
        Set<String> move = Set.of("SecretId", "VersionStage", "RemoveFromVersionId", "MoveToVersionId");
        return operations
                .add("GetSecretValue", Set.of("SecretId", "VersionId", "VersionStage"), this::get)
                .add("UpdateSecretVersionStage", move, this::move)
                .add("ListSecretVersionIds", Set.of("SecretId", "IncludeDeprecated"), this::list);
    }

    private Result get(Parameters in) {
        return live.apply(in, secret -> {
            SecretVersion version = find(secret, in);
            return version.content()
                    .show(SecretApi.identify(secret))
                    .put("VersionId", version.id())
                    .putTexts("VersionStages", version.stages())
                    .put("CreatedDate", version.created());
        });
    }

    private static SecretVersion find(StoredSecret secret, Parameters in) {
        Optional<String> id = in.text("VersionId");
        Optional<String> stage = in.text("VersionStage");
        if (id.isEmpty()) {
            String label = stage.orElse(StoredSecret.CURRENT);
            return secret.withStage(label).orElseThrow(() -> noValue("staging label: " + label));
        }
        SecretVersion version = secret.withId(id.get()).orElseThrow(() -> noValue("VersionId: " + id.get()));
        if (stage.isPresent() && !version.stages().contains(stage.get())) {
            throw SecretErrors.invalidRequest(
                    "You provided a VersionStage that is not associated to the provided VersionId.");
        }
        return version;
    }

    private Result move(Parameters in) {
        String stage = in.required("VersionStage");
        Optional<String> from = in.text("RemoveFromVersionId");
        Optional<String> to = in.text("MoveToVersionId");
        return live.apply(in, secret -> {
            Optional<SecretVersion> holder = secret.withStage(stage);
            boolean named = from.equals(holder.map(SecretVersion::id));
            boolean stays = from.isEmpty() && (holder.isEmpty() || to.equals(holder.map(SecretVersion::id)));
            if (!named && !stays) {
                throw SecretErrors.invalidParameter("The parameter RemoveFromVersionId must be the version that holds "
                        + stage + ": " + holder.map(SecretVersion::id).orElse("none"));
            }
            if (to.isPresent()) {
                secret.move(stage, secret.withId(to.get()).orElseThrow(() -> noValue("VersionId: " + to.get())));
            } else if (stage.equals(StoredSecret.CURRENT)) {
                throw SecretErrors.invalidParameter("You can only move AWSCURRENT to another version, not remove it.");
            } else {
                holder.ifPresent(version -> version.stages().remove(stage));
            }
            return SecretApi.identify(secret);
        });
    }

    private Result list(Parameters in) {
        boolean all = in.flag("IncludeDeprecated", false);
        return live.apply(in, secret -> {
            List<Result> shown = secret.versions().stream()
                    .filter(version -> all || !version.stages().isEmpty())
                    .map(version -> Result.empty()
                            .put("VersionId", version.id())
                            .putTexts("VersionStages", version.stages())
                            .put("CreatedDate", version.created()))
                    .toList();
            return SecretApi.identify(secret).putAll("Versions", shown);
        });
    }

    private static RuntimeException noValue(String what) {
        return SecretErrors.notFound("Secrets Manager can't find the specified secret value for " + what);
    }
}
