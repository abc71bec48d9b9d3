package dev.glueflake.core.secret;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fetches secrets at the time of the call.
 *
 * <p>A failure is thrown, never answered with an older value. Implementations are thread-safe.
 */
public interface SecretSource {
    /**
     * Fetches a secret.
     *
     * @param reference which secret, and which key of it
     * @return a new secret, which the caller closes
     * @throws dev.glueflake.core.ConfigurationException if there is no such secret or key, or it has another form
     * @throws dev.glueflake.core.PermanentException if access is refused
     * @throws dev.glueflake.core.TransientException if the service did not answer
     */
    Secret get(SecretReference reference);

    /**
     * Fetches several secrets, all or none.
     *
     * @param references which secrets
     * @return a new secret for each reference, in the order of the references; the caller closes each
     * @throws dev.glueflake.core.GlueflakeException as {@link #get(SecretReference)}
     */
    default Map<SecretReference, Secret> getAll(Collection<SecretReference> references) {
        Map<SecretReference, Secret> result = new LinkedHashMap<>();
        try {
            for (SecretReference reference : references) {
                if (!result.containsKey(reference)) {
                    result.put(reference, get(reference));
                }
            }
            return result;
        } catch (RuntimeException failure) {
            result.values().forEach(Secret::close);
            throw failure;
        }
    }

    /**
     * Fetches a secret past every cache, for example after a login was refused.
     *
     * @param reference which secret, and which key of it
     * @return a new secret, which the caller closes
     * @throws dev.glueflake.core.GlueflakeException as {@link #get(SecretReference)}
     */
    default Secret refresh(SecretReference reference) {
        return get(reference);
    }
}
