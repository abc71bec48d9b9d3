package dev.glueflake.testkit.snowflake.internal.wire.auth;

import dev.glueflake.testkit.snowflake.SnowflakeUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The declared users of an account.
 *
 * @param account the account's name in upper case
 * @param defaultUser who it is that shows a token of nobody's
 * @param strict whether all others stay outside
 */
public record Users(String account, String defaultUser, boolean strict, Map<String, SnowflakeUser> declared) {
    public static Users of(String account, String defaultUser, boolean strict, List<SnowflakeUser> users) {
        Map<String, SnowflakeUser> byName = new LinkedHashMap<>();
        users.forEach(user -> byName.put(user.name(), user));
        return new Users(account.toUpperCase(Locale.ROOT), defaultUser, strict, Map.copyOf(byName));
    }

    Optional<SnowflakeUser> find(String name) {
        return Optional.ofNullable(declared.get(name.toUpperCase(Locale.ROOT)));
    }

    /** Whoever has such a token. */
    Optional<SnowflakeUser> first(Predicate<SnowflakeUser> which) {
        return declared.values().stream().filter(which).findFirst();
    }
}
