package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.script.Routine;
import dev.glueflake.testkit.snowflake.internal.script.Signature;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.stream.Collectors;

/** DESCRIBE PROCEDURE and FUNCTION: one row for each property. */
final class DescribeRoutine {
    private final Work work;

    DescribeRoutine(Work work) {
        this.work = work;
    }

    StatementResult describe(Statement.Describe describe) {
        Routine routine = find(describe);
        Listing listing = new Listing().text("property", "value");
        listing.row("signature", signature(routine));
        listing.row("returns", returns(routine));
        listing.row("language", routine.code().language());
        boolean procedure = routine.kind() == ObjectKind.PROCEDURE;
        if (procedure || !routine.code().language().equals("SQL")) {
            listing.row("null handling", routine.strict() ? "RETURNS NULL ON NULL INPUT" : "CALLED ON NULL INPUT");
            listing.row("volatility", routine.traits().immutable() ? "IMMUTABLE" : "VOLATILE");
        }
        if (procedure) {
            listing.row("execute as", routine.callersRights() ? "CALLER" : "OWNER");
        }
        if (!routine.secure() || work.objects().authority().isOwner(routine)) {
            listing.row("body", routine.code().text());
        }
        return listing.result(StatementKind.DESCRIBE);
    }

    private Routine find(Statement.Describe describe) {
        Signature signature = Signature.of(describe.name(), describe.argumentTypes(), work.environment());
        return signature.find(describe.kind(), work.session()).orElseThrow(() -> signature.missing(describe.kind()));
    }

    private static String signature(Routine routine) {
        return routine.parameters().stream()
                .map(parameter -> parameter.name() + " " + TypeText.name(parameter.type()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String returns(Routine routine) {
        if (routine.returns() instanceof Routine.Returns.Rows rows) {
            return rows.columns().stream()
                    .map(column -> column.name() + " " + TypeText.name(column.type()))
                    .collect(Collectors.joining(", ", "TABLE (", ")"));
        }
        return TypeText.full(((Routine.Returns.Scalar) routine.returns()).type());
    }
}
