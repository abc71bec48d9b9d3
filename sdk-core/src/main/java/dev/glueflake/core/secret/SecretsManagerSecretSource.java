package dev.glueflake.core.secret;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.aws.AwsErrors;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * Fetches the current version of secrets from AWS Secrets Manager.
 *
 * <p>A reference's name is the secret's name or ARN. Both forms of a secret are read: {@code SecretString} as text,
 * {@code SecretBinary} as bytes. Region and credentials are those of the client. The AWS SDK itself holds the answer as
 * a string until it is collected. Thread-safe.
 */
public final class SecretsManagerSecretSource implements SecretSource {
    private final SecretsManagerClient client;

    private SecretsManagerSecretSource(SecretsManagerClient client) {
        this.client = client;
    }

    /**
     * Makes a source.
     *
     * @param client stays the caller's, who closes it
     * @return a new source
     */
    public static SecretsManagerSecretSource of(SecretsManagerClient client) {
        return new SecretsManagerSecretSource(client);
    }

    @Override
    public Secret get(SecretReference reference) {
        return Objects.requireNonNull(getAll(List.of(reference)).get(reference));
    }

    @Override
    public Map<SecretReference, Secret> getAll(Collection<SecretReference> references) {
        return WholeSecrets.resolve(references, this::fetch);
    }

    private Map<String, Secret> fetch(Set<String> names) {
        Map<String, Secret> result = new LinkedHashMap<>();
        try {
            for (String name : names) {
                result.put(name, fetch(name));
            }
            return result;
        } catch (RuntimeException failure) {
            WholeSecrets.closeAll(result);
            throw failure;
        }
    }

    private Secret fetch(String name) {
        GetSecretValueResponse answer;
        try {
            answer = client.getSecretValue(request -> request.secretId(name));
        } catch (ResourceNotFoundException absent) {
            throw new ConfigurationException(
                    "SECRET_NOT_FOUND",
                    "Secrets Manager has no secret " + name
                            + " with a current value in the client's region: correct the name or the region, or create"
                            + " the secret.",
                    Map.of("secret", name),
                    absent);
        } catch (SdkException failure) {
            throw AwsErrors.map("Reading secret " + name, Map.of("secret", name), failure);
        }
        return content(name, answer);
    }

    private static Secret content(String name, GetSecretValueResponse answer) {
        if (answer.secretString() != null) {
            return Secret.ofText(answer.secretString());
        }
        if (answer.secretBinary() != null) {
            return Secret.ofBytes(answer.secretBinary().asByteArrayUnsafe());
        }
        throw new ConfigurationException(
                "SECRET_EMPTY",
                "Secret " + name + " has neither text nor bytes: store a value.",
                Map.of("secret", name),
                null);
    }
}
