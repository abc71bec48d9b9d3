package dev.glueflake.core.secret;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Fetches each named secret once and takes the wanted keys out of it. */
final class WholeSecrets {
    private WholeSecrets() {}

    /**
     * Resolves references.
     *
     * @param fetch returns a new secret for each name, all or none
     */
    static Map<SecretReference, Secret> resolve(
            Collection<SecretReference> references, Function<Set<String>, Map<String, Secret>> fetch) {
        Set<String> names = new LinkedHashSet<>();
        references.forEach(reference -> names.add(reference.name()));
        Map<String, Secret> whole = fetch.apply(names);
        try {
            return select(references, whole);
        } finally {
            closeAll(whole);
        }
    }

    private static Map<SecretReference, Secret> select(
            Collection<SecretReference> references, Map<String, Secret> whole) {
        Map<SecretReference, Secret> result = new LinkedHashMap<>();
        try {
            for (SecretReference reference : references) {
                Secret secret = whole.get(reference.name());
                if (secret == null) {
                    throw new IllegalStateException("No secret was fetched for " + reference.name());
                }
                result.computeIfAbsent(reference, wanted -> JsonSecret.select(secret, wanted));
            }
            return result;
        } catch (RuntimeException failure) {
            closeAll(result);
            throw failure;
        }
    }

    static void closeAll(Map<?, Secret> secrets) {
        secrets.values().forEach(Secret::close);
    }
}
