package dev.glueflake.testkit.snowflake.internal.stage;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;

/** A named file format. */
public record FileFormat(ObjectInfo info, FormatSettings settings) implements CatalogObject {
    @Override
    public ObjectKind kind() {
        return ObjectKind.FILE_FORMAT;
    }

    @Override
    public FileFormat with(ObjectInfo newInfo) {
        return new FileFormat(newInfo, settings);
    }
}
