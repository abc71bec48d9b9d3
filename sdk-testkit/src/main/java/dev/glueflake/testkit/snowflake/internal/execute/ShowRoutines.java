package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Sequence;
import dev.glueflake.testkit.snowflake.internal.script.Routine;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        Listing listing = routines("catalog_name", "is_table_function", "valid_for_clustering", "is_secure")
                .text("secrets", "external_access_integrations");
        for (Schema schema : new ShowScopes(work).schemas(show)) {
            for (var object : work.objects().list(ObjectKind.PROCEDURE, schema)) {
                Routine routine = (Routine) object;
                listing.row(with(facts(routine, "user-defined procedure"), "", ""));
            }
        }
        return listing;
    }

    /** Those that users defined; the fake does not list what Snowflake itself has. */
    Listing functions(Show show) {
        Listing listing = routines("catalog_name", "is_table_function", "valid_for_clustering", "is_secure")
                .text("secrets", "external_access_integrations")
                .text("is_external_function", "language", "is_memoizable", "is_data_metric");
        for (Schema schema : new ShowScopes(work).schemas(show)) {
            for (var object : work.objects().list(ObjectKind.FUNCTION, schema)) {
                Routine routine = (Routine) object;
                String language = routine.code().language();
                listing.row(with(
                        facts(routine, "user-defined function"),
                        "",
                        "",
                        "N",
                        language,
                        routine.traits().memoizable() ? "Y" : "N",
                        "N"));
            }
        }
        return listing;
    }

    private static @Nullable Object[] facts(Routine routine, String otherwise) {
        boolean table = routine.returns() instanceof Routine.Returns.Rows;
        return new @Nullable Object[] {
            routine.createdOn(),
            routine.name().name(),
            // Other than any other name this one is told as a statement would write it.
            QualifiedName.quoted(routine.name().schema()),
            "N",
            "N",
            "N",
            BigDecimal.valueOf(routine.required()),
            BigDecimal.valueOf(routine.parameters().size()),
            signature(routine),
            routine.comment().isEmpty() ? otherwise : routine.comment(),
            routine.name().database(),
            table ? "Y" : "N",
            "N",
            routine.secure() ? "Y" : "N"
        };
    }

    private static @Nullable Object[] with(@Nullable Object[] facts, String... more) {
        @Nullable Object[] all = Arrays.copyOf(facts, facts.length + more.length);
        System.arraycopy(more, 0, all, facts.length, more.length);
        return all;
    }

    private static Listing routines(String... rest) {
        return new Listing()
                .time("created_on")
                .text("name", "schema_name", "is_builtin", "is_aggregate", "is_ansi")
                .number("min_num_arguments", "max_num_arguments")
                .text("arguments", "description")
                .text(rest);
    }

    /** Optional arguments stand in brackets with DEFAULT before them, output arguments behind OUT. */
    private static String signature(Routine routine) {
        List<String> arguments = new ArrayList<>();
        for (Routine.Parameter parameter : routine.parameters()) {
            String type = TypeText.name(parameter.type());
            String shown = parameter.output() ? "OUT " + type : type;
            arguments.add(parameter.defaultValue() == null ? shown : "DEFAULT " + shown);
        }
        return routine.name().name() + "(" + String.join(", ", arguments) + ") RETURN " + returned(routine);
    }

    private static String returned(Routine routine) {
        if (routine.returns() instanceof Routine.Returns.Rows rows) {
            return rows.columns().stream()
                    .map(column -> column.name() + " " + TypeText.name(column.type()))
                    .collect(Collectors.joining(", ", "TABLE (", ")"));
        }
        return TypeText.name(((Routine.Returns.Scalar) routine.returns()).type());
    }
}
