package dev.glueflake.snowflake;

import dev.glueflake.snowflake.internal.NameParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The name of an object with, where given, its schema and database.
 *
 * <p>Immutable and thread-safe.
 */
public final class QualifiedName {

    private final List<SnowflakeIdentifier> parts;

    private QualifiedName(List<SnowflakeIdentifier> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Makes a name from its parts, outermost first.
     *
     * @param parts the name; or schema and name; or database, schema and name
     * @return the qualified name
     * @throws IllegalArgumentException when there are no parts or more than three
     */
    public static QualifiedName of(SnowflakeIdentifier... parts) {
        if (parts.length < 1 || parts.length > 3) {
            throw new IllegalArgumentException("A qualified name has one to three parts, not " + parts.length);
        }
        return new QualifiedName(List.of(parts));
    }

    /**
     * Reads a name as it is written in SQL; dots inside quotes do not split.
     *
     * @param sql such as {@code orders}, {@code raw.orders} or {@code SALES."Raw".orders}
     * @return the qualified name
     * @throws IllegalArgumentException when the text is anything else
     */
    public static QualifiedName parse(String sql) {
        return new QualifiedName(NameParser.parse(sql, 3));
    }

    /**
     * Returns the object's own name.
     *
     * @return the last part
     */
    public SnowflakeIdentifier name() {
        return parts.get(parts.size() - 1);
    }

    /**
     * Returns the schema.
     *
     * @return the schema, empty when the session's applies
     */
    public Optional<SnowflakeIdentifier> schema() {
        return parts.size() > 1 ? Optional.of(parts.get(parts.size() - 2)) : Optional.empty();
    }

    /**
     * Returns the database.
     *
     * @return the database, empty when the session's applies
     */
    public Optional<SnowflakeIdentifier> database() {
        return parts.size() > 2 ? Optional.of(parts.get(0)) : Optional.empty();
    }

    /**
     * Names another object beside this one.
     *
     * @param name the other object's name
     * @return the name in the same schema and database
     */
    public QualifiedName sibling(SnowflakeIdentifier name) {
        List<SnowflakeIdentifier> copy = new ArrayList<>(parts);
        copy.set(copy.size() - 1, Objects.requireNonNull(name, "name"));
        return new QualifiedName(copy);
    }

    /**
     * Writes the name for SQL.
     *
     * @return the quoted parts with dots between them
     */
    public String sql() {
        return parts.stream().map(SnowflakeIdentifier::sql).collect(Collectors.joining("."));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QualifiedName that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return sql();
    }
}
