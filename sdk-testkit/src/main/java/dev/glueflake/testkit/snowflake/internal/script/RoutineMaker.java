package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.script.foreign.ForeignRoutines;
import dev.glueflake.testkit.snowflake.internal.script.handler.ForeignCode;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.RoutineDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Environment;
import dev.glueflake.testkit.snowflake.internal.sql.bind.TypeNames;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A routine of its definition: types known, body parsed. */
final class RoutineMaker {
    private static final Set<String> FOREIGN = Set.of("JAVA", "JAVASCRIPT", "PYTHON", "SCALA");

    private final Environment environment;

    RoutineMaker(Session session, ExecutionScope scope) {
        this.environment = session.environment(scope);
    }

    Routine make(ObjectKind kind, ObjectInfo info, RoutineDefinition definition) {
        String handler = RoutineOptions.handler(definition).orElse(null);
        Routine.Code code;
        if (definition.language().equals("SQL")) {
            code = kind == ObjectKind.PROCEDURE ? block(definition) : ofFunction(definition);
        } else if (FOREIGN.contains(definition.language())) {
            refuseOutput(definition);
            code = new Routine.Code.Foreign(new ForeignCode(definition.language(), definition.body(), handler));
        } else {
            throw Errors.unsupported("LANGUAGE " + definition.language());
        }
        Routine routine = routine(kind, info, definition, code);
        if (code instanceof Routine.Code.Foreign && !isJavaScriptFunction(routine)) {
            refuseShapes(routine);
        }
        ForeignRoutines.check(ForeignRuns.routine(routine));
        return routine;
    }

    /** A procedure of a block alone, whose body is parsed with it. */
    Routine nested(ObjectInfo info, RoutineDefinition definition, Script.Block body) {
        return routine(ObjectKind.PROCEDURE, info, definition, new Routine.Code.Block(definition.body(), body));
    }

    private Routine routine(ObjectKind kind, ObjectInfo info, RoutineDefinition definition, Routine.Code code) {
        return new Routine(
                kind,
                info,
                parameters(definition.parameters()),
                returns(definition),
                definition.traits(),
                definition.callersRights(),
                false,
                code);
    }

    private static Routine.Code block(RoutineDefinition definition) {
        return new Routine.Code.Block(definition.body(), SqlParser.parseBlock(definition.body()));
    }

    /** A query, or an expression; of a scalar function the query is an expression too, in its parentheses or without. */
    private static Routine.Code ofFunction(RoutineDefinition definition) {
        String text = definition.body();
        if (SqlParser.isBlock(text)) {
            throw Errors.unsupported("Snowflake Scripting in a user-defined function");
        }
        boolean query = SqlParser.isQuery(text);
        if (definition.returns() == null && !query) {
            throw Errors.compilation("001003", "42000", "the body of a table function has to be a query.");
        }
        return query
                ? new Routine.Code.Select(text, SqlParser.parseQuery(text))
                : new Routine.Code.Value(text, SqlParser.parseExpression(text));
    }

    private static void refuseOutput(RoutineDefinition definition) {
        if (definition.parameters().stream().anyMatch(RoutineDefinition.Parameter::output)) {
            throw Errors.compilation(
                    "001003",
                    "42000",
                    "only procedures in SQL have output arguments, not " + definition.language() + ".");
        }
    }

    /** Of one value; it takes and gives shapes as GeoJSON. */
    private static boolean isJavaScriptFunction(Routine routine) {
        return routine.kind() == ObjectKind.FUNCTION
                && routine.code().language().equals("JAVASCRIPT")
                && routine.returns() instanceof Routine.Returns.Scalar;
    }

    private static void refuseShapes(Routine routine) {
        Stream<SqlType> given = routine.parameters().stream().map(Routine.Parameter::type);
        Stream<SqlType> answered = routine.returns() instanceof Routine.Returns.Scalar scalar
                ? Stream.of(scalar.type())
                : ((Routine.Returns.Rows) routine.returns()).columns().stream().map(Routine.Returns.Column::type);
        Stream.concat(given, answered)
                .filter(type -> type instanceof SqlType.Geospatial)
                .findFirst()
                .ifPresent(type -> {
                    throw Errors.unsupported(TypeText.name(type) + " in a "
                            + routine.kind().name().toLowerCase(Locale.ROOT) + " in "
                            + routine.code().language());
                });
    }

    private List<Routine.Parameter> parameters(List<RoutineDefinition.Parameter> written) {
        List<Routine.Parameter> parameters = new ArrayList<>();
        boolean defaults = false;
        for (RoutineDefinition.Parameter parameter : written) {
            boolean optional = parameter.defaultValue() != null;
            if (defaults && !optional) {
                throw Errors.compilation(
                        "001044",
                        "42P13",
                        "argument '" + parameter.name().text() + "' without a default follows one with a default.");
            }
            defaults = optional;
            parameters.add(new Routine.Parameter(
                    parameter.name().text(),
                    parameter.type(),
                    TypeNames.type(parameter.type(), environment),
                    parameter.defaultValue(),
                    parameter.output()));
        }
        return parameters;
    }

    private Routine.Returns returns(RoutineDefinition definition) {
        TypeName scalar = definition.returns();
        if (scalar != null) {
            return new Routine.Returns.Scalar(scalar, TypeNames.type(scalar, environment));
        }
        List<Routine.Returns.Column> columns = new ArrayList<>();
        for (Statement.ColumnDefinition column : definition.returnsTable()) {
            TypeName type = column.type();
            if (type != null) {
                columns.add(new Routine.Returns.Column(column.name().text(), type, TypeNames.type(type, environment)));
            }
        }
        return new Routine.Returns.Rows(columns);
    }
}
