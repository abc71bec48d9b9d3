package dev.glueflake.testkit.snowflake.internal.sql.ast;

import java.util.List;

/** A policy with the columns behind USING or ON, as written: none where a masking policy is named alone. */
public record PolicyUse(ObjectName policy, List<Identifier> columns) {}
