package dev.glueflake.testkit.snowflake.internal.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A session's parameters: what it set itself, over the account's values, over Snowflake's defaults. Thread-safe. */
public final class SessionParameters {
    private final Map<String, String> account;
    private final Map<String, String> user;
    private final Map<String, String> own = new ConcurrentHashMap<>();

    SessionParameters(Map<String, String> account, Map<String, String> user) {
        this.account = account;
        this.user = user;
    }

    /**
     * A row of SHOW PARAMETERS.
     *
     * @param level SESSION, USER, ACCOUNT, or empty for a default
     * @param type BOOLEAN, NUMBER or STRING
     */
    public record Shown(
            String name, String value, String defaultValue, String level, String description, String type) {}

    /** Whether there is a parameter of that upper-case name. */
    public static boolean exists(String name) {
        return ParameterCatalog.find(name).isPresent();
    }

    /** Checks account-wide values; returns them as they are kept. */
    static Map<String, String> checked(Map<String, String> values) {
        Map<String, String> kept = new TreeMap<>();
        values.forEach((name, value) ->
                kept.put(name, ParameterCatalog.require(name).kind().check(name, value)));
        return kept;
    }

    /** The value as text, by upper-case name; Snowflake's error for an unknown one. */
    public String get(String name) {
        ParameterCatalog.Definition definition = ParameterCatalog.require(name);
        String set = own.get(name);
        return set != null ? set : inherited(name, definition.defaultValue());
    }

    private String inherited(String name, String byDefault) {
        String set = user.get(name);
        return set != null ? set : account.getOrDefault(name, byDefault);
    }

    /** The same, empty where no such parameter exists. */
    public Optional<String> find(String name) {
        return ParameterCatalog.find(name).map(definition -> get(name));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(get(name));
    }

    public long integer(String name) {
        return Long.parseLong(get(name));
    }

    /** Checks name, type and range. */
    public void set(String name, String value) {
        own.put(name, ParameterCatalog.require(name).kind().check(name, value));
    }

    /** Refuses what {@link #set} would refuse. */
    public void check(String name, String value) {
        ParameterCatalog.require(name).kind().check(name, value);
    }

    public void unset(String name) {
        ParameterCatalog.require(name);
        own.remove(name);
    }

    /** A value for a parameter that exists as a native type: Boolean, Long or String. */
    public static Object typed(String name, String value) {
        return ParameterCatalog.require(name).kind().typed(value);
    }

    /** All parameters with their values, as native types: Boolean, Long or String. */
    public Map<String, Object> all() {
        Map<String, Object> values = new TreeMap<>();
        ParameterCatalog.all()
                .forEach(definition ->
                        values.put(definition.name(), definition.kind().typed(get(definition.name()))));
        return values;
    }

    /** The parameters as a user has them, without those of a session. */
    public static List<Shown> shown(Map<String, String> account, Map<String, String> user) {
        return new SessionParameters(account, user).shown();
    }

    /** The parameters as an account has them, with those that only an account has. */
    public static List<Shown> shown(Map<String, String> account) {
        List<Shown> rows = shown(account, Map.of());
        for (ParameterCatalog.Definition definition : ParameterCatalog.ofAccountAlone()) {
            String set = account.get(definition.name());
            rows.add(new Shown(
                    definition.name(),
                    set == null ? definition.defaultValue() : set,
                    definition.defaultValue(),
                    set == null ? "" : "ACCOUNT",
                    definition.description(),
                    definition.kind().shown()));
        }
        rows.sort(Comparator.comparing(Shown::name));
        return rows;
    }

    /** The value as it is kept for an account; refuses what it does not take. */
    public static String checkedOfAccount(String name, String value) {
        return ParameterCatalog.requireOfAccount(name).kind().check(name, value);
    }

    /** Whether an account has a parameter of that name; refuses one that it does not take. */
    public static void requireOfAccount(String name) {
        ParameterCatalog.requireOfAccount(name);
    }

    /** The value as it is kept for a user; refuses what {@link #set} would refuse. */
    public static String checked(String name, String value) {
        return ParameterCatalog.require(name).kind().check(name, value);
    }

    private String level(String name) {
        if (own.containsKey(name)) {
            return "SESSION";
        }
        return user.containsKey(name) ? "USER" : account.containsKey(name) ? "ACCOUNT" : "";
    }

    /** All parameters as SHOW PARAMETERS lists them. */
    public List<Shown> shown() {
        List<Shown> rows = new ArrayList<>();
        for (ParameterCatalog.Definition definition : ParameterCatalog.all()) {
            String name = definition.name();
            rows.add(new Shown(
                    name,
                    get(name),
                    definition.defaultValue(),
                    level(name),
                    definition.description(),
                    definition.kind().shown()));
        }
        return rows;
    }
}
