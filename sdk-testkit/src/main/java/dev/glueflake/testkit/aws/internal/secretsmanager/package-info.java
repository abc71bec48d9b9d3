/**
 * Secrets Manager: {@code SecretApi} reads the operations' members, {@code SecretStore} finds secrets, and each
 * {@code StoredSecret} moves the staging labels between its versions.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.secretsmanager;

import org.jspecify.annotations.NullMarked;
