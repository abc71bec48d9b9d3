/**
 * Who may come in: {@code Authenticator} checks what a client shows against the declared {@code Users}, tokens signed with a key by {@code JwtVerifier}.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.wire.auth;
