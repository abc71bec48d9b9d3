/**
 * From credentials to what goes over the wire.
 *
 * <p>{@link dev.glueflake.snowflake.internal.auth.PrivateKeys} reads a PEM text,
 * {@link dev.glueflake.snowflake.internal.auth.KeyPairJwt} signs tokens with it, and
 * {@link dev.glueflake.snowflake.internal.auth.Tokens} keeps a token until half of its life has passed or Snowflake
 * refuses it.
 */
@NullMarked
package dev.glueflake.snowflake.internal.auth;

import org.jspecify.annotations.NullMarked;
