package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Environment;
import dev.glueflake.testkit.snowflake.internal.sql.bind.TypeNames;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CREATE and DROP PROCEDURE. Stateless. */
public final class ProcedureDefinitions {

    /** The body is parsed here: an error in it is an error of CREATE PROCEDURE. */
    public StatementResult execute(Statement.CreateProcedure create, Session session, ExecutionScope scope) {
        if (!create.language().equalsIgnoreCase("SQL")) {
            throw Errors.unsupported("CREATE PROCEDURE … LANGUAGE " + create.language());
        }
        Options options = new Options(create.options());
        String comment = options.text("COMMENT").orElse("");
        options.refuseRest();
        Environment environment = session.environment(scope);
        Procedure procedure = new Procedure(
                session.objects()
                        .newInfo(DeferredNames.resolve(create.name(), environment), "CREATE PROCEDURE", comment),
                parameters(create.parameters(), environment),
                returns(create, environment),
                create.callersRights(),
                create.body(),
                SqlParser.parseBlock(create.body()));
        String name = procedure.name().name();
        boolean created = session.objects().create(procedure, create.mode(), false);
        return StatementResult.status(
                StatementKind.DDL,
                created
                        ? "Function " + name + " successfully created."
                        : name + " already exists, statement succeeded.");
    }

    public StatementResult drop(Statement.Drop drop, Session session, ExecutionScope scope) {
        Environment environment = session.environment(scope);
        List<SqlType> types = drop.argumentTypes().stream()
                .map(type -> TypeNames.type(type, environment))
                .toList();
        String key = Procedure.key(drop.name().last().text(), types);
        Optional<Procedure> found = session.objects().overloads(ObjectKind.PROCEDURE, drop.name()).stream()
                .filter(object -> object.key().equals(key))
                .map(Procedure.class::cast)
                .findFirst();
        if (found.isEmpty() && !drop.ifExists()) {
            throw Errors.doesNotExist("Procedure", key);
        }
        found.ifPresent(session.objects()::drop);
        return StatementResult.status(
                StatementKind.DDL,
                found.isPresent()
                        ? drop.name().last().text() + " successfully dropped."
                        : "Drop statement executed successfully ("
                                + drop.name().last().text() + " already dropped).");
    }

    private static List<Procedure.Parameter> parameters(List<Statement.Parameter> written, Environment environment) {
        List<Procedure.Parameter> parameters = new ArrayList<>();
        boolean defaults = false;
        for (Statement.Parameter parameter : written) {
            @Nullable Expression defaultValue = parameter.defaultValue();
            if (defaults && defaultValue == null) {
                throw Errors.compilation(
                        "001044",
                        "42P13",
                        "argument '" + parameter.name().text() + "' without a default follows one with a default.");
            }
            defaults = defaultValue != null;
            parameters.add(new Procedure.Parameter(
                    parameter.name().text(),
                    parameter.type(),
                    TypeNames.type(parameter.type(), environment),
                    defaultValue));
        }
        return parameters;
    }

    private static Procedure.Returns returns(Statement.CreateProcedure create, Environment environment) {
        TypeName scalar = create.returns();
        if (scalar != null) {
            return new Procedure.Returns.Scalar(scalar, TypeNames.type(scalar, environment));
        }
        List<Procedure.Returns.Column> columns = new ArrayList<>();
        for (Statement.ColumnDefinition column : create.returnsTable()) {
            TypeName type = column.type();
            if (type != null) {
                columns.add(new Procedure.Returns.Column(column.name().text(), TypeNames.type(type, environment)));
            }
        }
        return new Procedure.Returns.Rows(columns);
    }
}
