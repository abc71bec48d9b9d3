/**
 * Secrets: where they come from, and a type that does not leak them.
 *
 * <p>A {@link dev.glueflake.core.secret.SecretReference} names a secret and, if it is a JSON object, one key in it. A
 * {@link dev.glueflake.core.secret.SecretSource} fetches it: from Secrets Manager
 * ({@link dev.glueflake.core.secret.SecretsManagerSecretSource}), from the Parameter Store
 * ({@link dev.glueflake.core.secret.ParameterStoreSecretSource}), or from a
 * {@link dev.glueflake.core.secret.CachingSecretSource} before either. The result is a
 * {@link dev.glueflake.core.secret.Secret}, which the caller uses in a callback and closes.
 */
@NullMarked
package dev.glueflake.core.secret;

import org.jspecify.annotations.NullMarked;
