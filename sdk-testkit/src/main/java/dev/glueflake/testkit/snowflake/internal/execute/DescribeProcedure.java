package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.script.Procedure;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.List;
import java.util.stream.Collectors;

/** DESCRIBE PROCEDURE: one row for each property. */
final class DescribeProcedure {
    private final Work work;

    DescribeProcedure(Work work) {
        this.work = work;
    }

    StatementResult describe(Statement.Describe describe) {
        Procedure procedure = find(describe, work.name(describe.name()));
        Listing listing = new Listing().text("property", "value");
        listing.row("signature", signature(procedure));
        listing.row("returns", returns(procedure));
        listing.row("language", "SQL");
        listing.row("null handling", "CALLED ON NULL INPUT");
        listing.row("volatility", "VOLATILE");
        listing.row("execute as", procedure.callersRights() ? "CALLER" : "OWNER");
        listing.row("body", procedure.text());
        return listing.result(StatementKind.DESCRIBE);
    }

    private Procedure find(Statement.Describe describe, ObjectName name) {
        List<SqlType> types = describe.argumentTypes().stream().map(work::type).toList();
        String key = Procedure.key(name.last().text(), types);
        return work.objects().overloads(ObjectKind.PROCEDURE, name).stream()
                .filter(object -> object.key().equals(key))
                .map(Procedure.class::cast)
                .findFirst()
                .orElseThrow(() -> Errors.doesNotExist(ObjectKind.PROCEDURE.word(), key));
    }

    private static String signature(Procedure procedure) {
        return procedure.parameters().stream()
                .map(parameter -> parameter.name() + " " + TypeText.full(parameter.type()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String returns(Procedure procedure) {
        if (procedure.returns() instanceof Procedure.Returns.Rows rows) {
            return rows.columns().stream()
                    .map(column -> column.name() + " " + TypeText.full(column.type()))
                    .collect(Collectors.joining(", ", "TABLE (", ")"));
        }
        return TypeText.full(((Procedure.Returns.Scalar) procedure.returns()).type());
    }
}
