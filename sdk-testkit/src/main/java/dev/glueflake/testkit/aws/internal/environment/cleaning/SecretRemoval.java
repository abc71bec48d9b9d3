package dev.glueflake.testkit.aws.internal.environment.cleaning;

import dev.glueflake.testkit.aws.internal.client.AwsClients;
import dev.glueflake.testkit.aws.internal.environment.cleaning.Made.Kind;
import java.util.List;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets with all their versions, at once. */
record SecretRemoval(AwsClients clients) implements Removal {
    private SecretsManagerClient secrets() {
        return clients.client(SecretsManagerClient.class);
    }

    @Override
    public List<Made> all() {
        return secrets().listSecretsPaginator(request -> request.includePlannedDeletion(true)).stream()
                .flatMap(page -> page.secretList().stream())
                .map(secret -> new Made(Kind.SECRET, secret.name(), ""))
                .toList();
    }

    @Override
    public void remove(Made thing) {
        secrets().deleteSecret(request -> request.secretId(thing.id()).forceDeleteWithoutRecovery(true));
    }
}
