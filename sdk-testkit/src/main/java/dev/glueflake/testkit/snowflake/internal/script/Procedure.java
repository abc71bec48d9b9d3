package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A stored procedure in SQL. {@code text} is its body as written, {@code body} the same, parsed. */
public record Procedure(
        ObjectInfo info,
        List<Parameter> parameters,
        Returns returns,
        boolean callersRights,
        String text,
        Script.Block body)
        implements CatalogObject {

    /** {@code name} is upper case unless it was quoted. */
    public record Parameter(
            String name,
            TypeName written,
            SqlType type,
            @Nullable Expression defaultValue) {}

    /** What CALL answers. */
    public sealed interface Returns {
        record Scalar(TypeName written, SqlType type) implements Returns {}

        /** {@code columns} is empty for {@code RETURNS TABLE ()}: whatever comes. */
        record Rows(List<Column> columns) implements Returns {}

        record Column(String name, SqlType type) {}
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.PROCEDURE;
    }

    @Override
    public Procedure with(ObjectInfo newInfo) {
        return new Procedure(newInfo, parameters, returns, callersRights, text, body);
    }

    @Override
    public String key() {
        return key(info.name().name(), parameters.stream().map(Parameter::type).toList());
    }

    /** Name and argument types: what tells overloads apart. */
    public static String key(String name, List<SqlType> arguments) {
        return name + arguments.stream().map(TypeWords::of).collect(Collectors.joining(", ", "(", ")"));
    }
}
