package dev.glueflake.snowflake.internal.statement;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.snowflake.SnowflakeClient.Capability;
import java.util.List;
import java.util.Set;

/** What a statement needs from the session around it. */
public enum StatementUse {
    /** Stands alone. */
    PLAIN,
    /** Sets the session or opens or ends a transaction. */
    SESSION,
    /** PUT or GET. */
    FILE_TRANSFER;

    private static final Set<String> TRANSACTION_WORDS = Set.of("TRANSACTION", "WORK", "NAME", ";");
    private static final Set<String> TEMPORARY = Set.of("TEMP", "TEMPORARY", "VOLATILE");
    private static final Set<String> MODIFIERS = Set.of("CREATE", "OR", "REPLACE", "LOCAL", "GLOBAL");

    /** Reads the use off the first words. */
    public static StatementUse of(String text) {
        List<String> words = LeadingWords.of(text, 5);
        String first = words.isEmpty() ? "" : words.get(0);
        return switch (first) {
            case "PUT", "GET" -> FILE_TRANSFER;
            case "USE", "SET", "UNSET", "COMMIT", "ROLLBACK" -> SESSION;
            case "START" -> second(words).equals("TRANSACTION") ? SESSION : PLAIN;
            case "BEGIN" -> words.size() == 1 || TRANSACTION_WORDS.contains(second(words)) ? SESSION : PLAIN;
            case "ALTER" -> second(words).equals("SESSION") ? SESSION : PLAIN;
            case "CREATE" -> isTemporary(words) ? SESSION : PLAIN;
            default -> PLAIN;
        };
    }

    /** Refuses a statement that would be run alone although it only makes sense in a session. */
    public static void checkStandsAlone(String text, Set<Capability> capabilities) {
        switch (of(text)) {
            case SESSION ->
                throw refused("The statement changes its session, and here it would stand alone in one; run it"
                        + " by executeAll together with the statements that need it"
                        + (capabilities.contains(Capability.SESSION)
                                ? ", or inside withSession or inTransaction"
                                : ""));
            case FILE_TRANSFER -> checkFileTransfer(text, capabilities);
            case PLAIN -> {}
        }
    }

    /** Refuses PUT and GET where the transport has no way for files. */
    public static void checkFileTransfer(String text, Set<Capability> capabilities) {
        if (of(text) == FILE_TRANSFER && !capabilities.contains(Capability.FILE_TRANSFER)) {
            throw refused(
                    "PUT and GET cannot run here (no capability FILE_TRANSFER); use a JDBC client and its execute");
        }
    }

    private static boolean isTemporary(List<String> words) {
        return words.stream().dropWhile(MODIFIERS::contains).limit(1).anyMatch(TEMPORARY::contains);
    }

    private static String second(List<String> words) {
        return words.size() > 1 ? words.get(1) : "";
    }

    private static ConfigurationException refused(String message) {
        return new ConfigurationException("STATEMENT_NOT_SUPPORTED_HERE", message);
    }
}
