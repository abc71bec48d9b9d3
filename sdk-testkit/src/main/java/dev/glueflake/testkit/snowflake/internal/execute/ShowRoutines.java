package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Sequence;
import dev.glueflake.testkit.snowflake.internal.script.Procedure;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** SHOW SEQUENCES, PROCEDURES and FUNCTIONS. */
final class ShowRoutines {
    private final Work work;

    ShowRoutines(Work work) {
        this.work = work;
    }

    Listing sequences(Show show) {
        Listing listing = new Listing()
                .text("name", "database_name", "schema_name")
                .number("next_value", "interval")
                .time("created_on")
                .text("owner", "comment", "owner_role_type", "ordered");
        for (Schema schema : new ShowScopes(work).schemas(show)) {
            for (var object : work.objects().list(ObjectKind.SEQUENCE, schema)) {
                Sequence sequence = (Sequence) object;
                listing.row(
                        sequence.name().name(),
                        schema.database(),
                        schema.name(),
                        BigDecimal.valueOf(new AlterObjectHandler(work).next(sequence)),
                        BigDecimal.valueOf(sequence.increment()),
                        sequence.createdOn(),
                        sequence.info().owner(),
                        sequence.comment(),
                        "ROLE",
                        sequence.ordered() ? "Y" : "N");
            }
        }
        return listing;
    }

    Listing procedures(Show show) {
        Listing listing = routines("catalog_name", "is_table_function", "valid_for_clustering", "is_secure");
        for (Schema schema : new ShowScopes(work).schemas(show)) {
            for (var object : work.objects().list(ObjectKind.PROCEDURE, schema)) {
                Procedure procedure = (Procedure) object;
                BigDecimal arguments = BigDecimal.valueOf(procedure.parameters().size());
                listing.row(
                        procedure.createdOn(),
                        procedure.name().name(),
                        schema.name(),
                        "N",
                        "N",
                        "N",
                        arguments,
                        arguments,
                        signature(procedure),
                        text(procedure.comment()),
                        schema.database(),
                        "N",
                        "N",
                        "N",
                        "",
                        "");
            }
        }
        return listing;
    }

    /** The fake has no user-defined functions: an empty list. */
    static Listing functions() {
        return routines("catalog_name", "is_table_function", "valid_for_clustering", "is_secure");
    }

    private static Listing routines(String... rest) {
        return new Listing()
                .time("created_on")
                .text("name", "schema_name", "is_builtin", "is_aggregate", "is_ansi")
                .number("min_num_arguments", "max_num_arguments")
                .text("arguments", "description")
                .text(rest)
                .text("secrets", "external_access_integrations");
    }

    private static String signature(Procedure procedure) {
        String arguments = procedure.parameters().stream()
                .map(parameter -> parameter.written().name())
                .collect(Collectors.joining(", "));
        return procedure.name().name() + "(" + arguments + ") RETURN " + returned(procedure);
    }

    private static String returned(Procedure procedure) {
        if (procedure.returns() instanceof Procedure.Returns.Scalar scalar) {
            TypeName type = scalar.written();
            return type.name();
        }
        return "TABLE ()";
    }

    private static String text(String comment) {
        return comment.isEmpty() ? "user-defined procedure" : comment;
    }
}
