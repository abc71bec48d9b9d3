package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.script.handler.ForeignCode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.RoutineDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A stored procedure or a user-defined function, as {@code kind} says.
 *
 * @param secure whether only its owner may see what it does
 */
public record Routine(
        ObjectKind kind,
        ObjectInfo info,
        List<Parameter> parameters,
        Returns returns,
        RoutineDefinition.Traits traits,
        boolean callersRights,
        boolean secure,
        Code code)
        implements CatalogObject {

    /** {@code name} is upper case unless it was quoted; {@code output} where its last value goes back to the caller. */
    public record Parameter(
            String name,
            TypeName written,
            SqlType type,
            @Nullable Expression defaultValue,
            boolean output) {}

    /** What a call answers. */
    public sealed interface Returns {
        record Scalar(TypeName written, SqlType type) implements Returns {}

        /** {@code columns} is empty for {@code RETURNS TABLE ()}: whatever comes. */
        record Rows(List<Column> columns) implements Returns {}

        record Column(String name, TypeName written, SqlType type) {}
    }

    /** What a call runs; {@code text} is the body as written. */
    public sealed interface Code {
        String language();

        String text();

        record Block(String text, Script.Block body) implements Code {
            @Override
            public String language() {
                return "SQL";
            }
        }

        record Value(String text, Expression body) implements Code {
            @Override
            public String language() {
                return "SQL";
            }
        }

        record Select(String text, Query body) implements Code {
            @Override
            public String language() {
                return "SQL";
            }
        }

        /** In another language. */
        record Foreign(ForeignCode code) implements Code {
            @Override
            public String language() {
                return code.language();
            }

            @Override
            public String text() {
                return code.text();
            }
        }
    }

    @Override
    public Routine with(ObjectInfo newInfo) {
        return new Routine(kind, newInfo, parameters, returns, traits, callersRights, secure, code);
    }

    Routine withCallersRights(boolean changed) {
        return new Routine(kind, info, parameters, returns, traits, changed, secure, code);
    }

    Routine withSecure(boolean changed) {
        return new Routine(kind, info, parameters, returns, traits, callersRights, changed, code);
    }

    @Override
    public String key() {
        return key(info.name().name(), parameters.stream().map(Parameter::type).toList());
    }

    /** Whether it answers NULL for a NULL argument without being run. */
    public boolean strict() {
        return traits.strict();
    }

    /** How many arguments a call needs at least. */
    public int required() {
        return (int) parameters.stream()
                .filter(parameter -> parameter.defaultValue() == null)
                .count();
    }

    /** Name and argument types: what tells overloads apart. */
    public static String key(String name, List<SqlType> arguments) {
        return name + arguments.stream().map(TypeWords::of).collect(Collectors.joining(", ", "(", ")"));
    }
}
