package dev.glueflake.testkit.snowflake.internal.stage;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatParser;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import java.util.List;

/**
 * A named file format.
 *
 * @param options as they are written, for a change of some of them
 */
public record FileFormat(ObjectInfo info, List<Option> options, FormatSettings settings) implements CatalogObject {
    public FileFormat {
        options = List.copyOf(options);
    }

    static FileFormat of(ObjectInfo info, List<Option> options) {
        return new FileFormat(info, options, FormatParser.parse(options));
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.FILE_FORMAT;
    }

    @Override
    public FileFormat with(ObjectInfo newInfo) {
        return new FileFormat(newInfo, options, settings);
    }
}
