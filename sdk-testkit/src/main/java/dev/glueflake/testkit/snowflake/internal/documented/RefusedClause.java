package dev.glueflake.testkit.snowflake.internal.documented;

/**
 * A clause or property that the fake refuses.
 *
 * @param command as the list has it: {@code CREATE TABLE}, {@code COPY INTO <table>}
 * @param clause the words it begins with: {@code ROW ACCESS POLICY}
 */
public record RefusedClause(String command, String clause) {
    /** The words that its command begins with. */
    public String head() {
        return DocumentedName.head(command);
    }

    @Override
    public String toString() {
        return command + " … " + clause;
    }
}
