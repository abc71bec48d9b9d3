package dev.glueflake.core.secret;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.aws.AwsErrors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;

/**
 * Fetches decrypted parameters from the AWS Systems Manager Parameter Store.
 *
 * <p>A reference's name is the parameter's full name with its slashes, or its ARN, either with a {@code :version} or
 * {@code :label} if wanted. Several parameters are fetched ten at a time, the limit of {@code GetParameters}; if some
 * are missing, one error names all of them. Thread-safe.
 */
public final class ParameterStoreSecretSource implements SecretSource {
    private static final int NAMES_PER_CALL = 10;

    private final SsmClient client;

    private ParameterStoreSecretSource(SsmClient client) {
        this.client = client;
    }

    /**
     * Makes a source.
     *
     * @param client stays the caller's, who closes it
     * @return a new source
     */
    public static ParameterStoreSecretSource of(SsmClient client) {
        return new ParameterStoreSecretSource(client);
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
        Map<String, String> values = new HashMap<>();
        List<String> all = List.copyOf(names);
        for (int from = 0; from < all.size(); from += NAMES_PER_CALL) {
            List<String> chunk = all.subList(from, Math.min(from + NAMES_PER_CALL, all.size()));
            call(chunk).parameters().forEach(parameter -> index(values, parameter));
        }
        checkComplete(names, values);
        Map<String, Secret> result = new LinkedHashMap<>();
        names.forEach(name -> result.put(name, Secret.ofText(Objects.requireNonNull(values.get(name)))));
        return result;
    }

    private GetParametersResponse call(List<String> names) {
        try {
            return client.getParameters(request -> request.names(names).withDecryption(true));
        } catch (SdkException failure) {
            throw AwsErrors.map("Reading parameters " + names, Map.of("parameters", names.toString()), failure);
        }
    }

    /** The answer splits a name from its version or label and does not repeat the form that was asked for. */
    private static void index(Map<String, String> values, Parameter parameter) {
        String selector = Objects.requireNonNullElse(parameter.selector(), "");
        values.put(parameter.name() + selector, parameter.value());
        if (parameter.arn() != null) {
            values.put(parameter.arn() + selector, parameter.value());
        }
    }

    private static void checkComplete(Set<String> names, Map<String, String> values) {
        List<String> missing = new ArrayList<>(names);
        missing.removeAll(values.keySet());
        if (!missing.isEmpty()) {
            throw new ConfigurationException(
                    "PARAMETER_NOT_FOUND",
                    "The Parameter Store has no " + String.join(", ", missing)
                            + " in the client's region: correct the names (they keep their slashes), or create them.",
                    Map.of("missing", String.join(",", missing)),
                    null);
        }
    }
}
