package dev.glueflake.testkit.snowflake.internal.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ALTER EXTERNAL TABLE changes. Paths are relative to the table's location. */
public sealed interface ExternalTableChange {

    /** {@code path} is null for the whole table. */
    record Refresh(@Nullable String path) implements ExternalTableChange {}

    record AddFiles(List<String> files) implements ExternalTableChange {}

    record RemoveFiles(List<String> files) implements ExternalTableChange {}

    record SetOptions(List<Option> options) implements ExternalTableChange {}

    record AddPartition(List<PartitionValue> values, String location) implements ExternalTableChange {}

    record DropPartition(String location) implements ExternalTableChange {}

    /** {@code column = 'value'}. */
    record PartitionValue(Identifier column, String value) {}
}
