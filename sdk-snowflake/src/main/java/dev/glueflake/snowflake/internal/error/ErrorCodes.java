package dev.glueflake.snowflake.internal.error;

import java.util.Map;
import java.util.Set;

/** Snowflake's error codes by what a caller should do about them. */
public final class ErrorCodes {

    private static final Set<String> TRANSIENT =
            Set.of("000603", "000625", "390104", "390110", "390111", "390112", "390113", "390114", "390115", "390505");

    private static final Set<String> SESSION_GONE =
            Set.of("390104", "390110", "390111", "390112", "390113", "390114", "390115");

    private static final Set<String> CREDENTIALS = Set.of(
            "390100", "390110", "390111", "390112", "390113", "390114", "390115", "390144", "390195", "390303",
            "390318", "394300", "394301", "394302", "394303", "394304", "394305", "394306", "394400");

    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("390100", "Check user, password and account; a rotated secret was read again once already."),
            Map.entry(
                    "390144", "Check that the user's RSA_PUBLIC_KEY_FP belongs to this private key, and the account."),
            Map.entry(
                    "394300", "Check that the user's RSA_PUBLIC_KEY_FP belongs to this private key, and the account."),
            Map.entry("394304", "Register the public key at the user: ALTER USER ... SET RSA_PUBLIC_KEY = ..."),
            Map.entry("390303", "Get a new OAuth access token for this account."),
            Map.entry("390318", "Get a new OAuth access token for this account."),
            Map.entry("394400", "Make a new programmatic access token for the user."),
            Map.entry("390189", "Use a role that exists and is granted to the user."),
            Map.entry("002003", "Check database, schema and name, and the role's grants."),
            Map.entry("002043", "Check database, schema and name, and the role's grants."),
            Map.entry("000606", "Set a warehouse in the settings, or a default at the user."),
            Map.entry("000630", "Give the statement a longer timeout, or a larger warehouse."),
            Map.entry("000008", "Pass each statement on its own."),
            Map.entry("000002", "The server does not support this statement."));

    private ErrorCodes() {}

    /** Tells whether the same call can succeed later. */
    public static boolean isTransient(String code) {
        return TRANSIENT.contains(code);
    }

    /** Tells whether the session has ended, so that nothing more runs in it. */
    public static boolean endsSession(String code) {
        return SESSION_GONE.contains(code);
    }

    /** Tells whether Snowflake refused the key, token or password, so that a fresh one may help. */
    public static boolean refusesCredentials(String code) {
        return CREDENTIALS.contains(code);
    }

    /** Returns what to do about a code, with a blank before it, or nothing. */
    public static String advice(String code) {
        String known = ADVICE.get(code);
        return known == null ? "" : " " + known;
    }
}
