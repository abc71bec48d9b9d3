package dev.glueflake.testkit.snowflake.internal.sql.ast;

/** What ALTER TABLE or ALTER VIEW does to the policies of its object. */
public sealed interface PolicyChange {

    /** {@code MODIFY COLUMN c SET MASKING POLICY p [USING (…)] [FORCE]}. */
    record Mask(Identifier column, PolicyUse use, boolean force) implements PolicyChange {}

    record Unmask(Identifier column) implements PolicyChange {}

    /** {@code ADD ROW ACCESS POLICY p ON (…)}. */
    record AddRowAccess(PolicyUse use) implements PolicyChange {}

    record DropRowAccess(ObjectName policy) implements PolicyChange {}

    record DropAllRowAccess() implements PolicyChange {}
}
