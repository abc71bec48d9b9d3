package dev.glueflake.snowflake.internal.auth;

/** A bearer token with the name of its kind in the SQL API; never printed. */
public final class Token {

    private final String type;
    private final String value;

    Token(String type, String value) {
        this.type = type;
        this.value = value;
    }

    /** Returns what goes into the header {@code X-Snowflake-Authorization-Token-Type}. */
    public String type() {
        return type;
    }

    /** Returns what goes into the header {@code Authorization}. */
    public String bearer() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "Token[" + type + "]";
    }
}
