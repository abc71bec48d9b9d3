package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param physical DuckDB's name of it, never used again in this table
 * @param sequence physical name of the sequence behind an identity column, else null
 * @param comment empty where there is none
 * @param keepsDefault whether ALTER TABLE added it with its default, which cannot be dropped then
 * @param written the type as it was written, such as {@code BIGINT}; null where none was
 * @param evolution how a load changed it last, as JSON; null where none did, or somebody changed it since
 */
public record Column(
        String name,
        String physical,
        SqlType type,
        boolean nullable,
        @Nullable Expression defaultValue,
        @Nullable IdentitySequence sequence,
        String comment,
        boolean keepsDefault,
        @Nullable String written,
        @Nullable String evolution) {
    public Column(
            String name,
            String physical,
            SqlType type,
            boolean nullable,
            @Nullable Expression defaultValue,
            @Nullable IdentitySequence sequence,
            String comment) {
        this(name, physical, type, nullable, defaultValue, sequence, comment, false, null, null);
    }

    /** AUTOINCREMENT: where it begins, its step, and the DuckDB sequence that counts. */
    public record IdentitySequence(long start, long step, String physical, boolean ordered) {
        public IdentitySequence(long start, long step, String physical) {
            this(start, step, physical, false);
        }
    }

    public Column withName(String newName) {
        return new Column(
                newName, physical, type, nullable, defaultValue, sequence, comment, keepsDefault, written, null);
    }

    public Column withType(SqlType newType) {
        return new Column(
                name, physical, newType, nullable, defaultValue, sequence, comment, keepsDefault, written, null);
    }

    /** The same column counting by another sequence. */
    public Column withSequence(@Nullable IdentitySequence counter) {
        return new Column(
                name, physical, type, nullable, defaultValue, counter, comment, keepsDefault, written, evolution);
    }

    public Column withWritten(@Nullable String text) {
        return new Column(
                name, physical, type, nullable, defaultValue, sequence, comment, keepsDefault, text, evolution);
    }

    public Column withNullable(boolean newNullable) {
        return new Column(
                name, physical, type, newNullable, defaultValue, sequence, comment, keepsDefault, written, null);
    }

    public Column withDefault(@Nullable Expression newDefault) {
        return new Column(name, physical, type, nullable, newDefault, sequence, comment, keepsDefault, written, null);
    }

    /** The same column where the sequence of its default has another name. */
    Column following(UnaryOperator<QualifiedName> renamed) {
        return defaultValue == null ? this : withDefault(new DefaultNames(renamed).rewrite(defaultValue));
    }

    public Column withComment(String text) {
        return new Column(name, physical, type, nullable, defaultValue, sequence, text, keepsDefault, written, null);
    }

    /** The same column, which ALTER TABLE added; a default that it has stays. */
    public Column added() {
        return new Column(
                name,
                physical,
                type,
                nullable,
                defaultValue,
                sequence,
                comment,
                defaultValue != null,
                written,
                evolution);
    }

    /** The same column, changed by a load. */
    public Column evolved(String record) {
        return new Column(
                name, physical, type, nullable, defaultValue, sequence, comment, keepsDefault, written, record);
    }
}
