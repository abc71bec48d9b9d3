package dev.glueflake.testkit.snowflake.internal.ddl;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.script.Routine;
import dev.glueflake.testkit.snowflake.internal.session.ExpressionText;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.StringLiteral;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.stream.Collectors;

/** CREATE PROCEDURE of a procedure. */
final class ProcedureDdl {
    private ProcedureDdl() {}

    static String text(Routine procedure, String name) {
        if (procedure.code() instanceof Routine.Code.Foreign) {
            throw Errors.unsupported(
                    "GET_DDL of a procedure in " + procedure.code().language());
        }
        String parameters = procedure.parameters().stream()
                .map(ProcedureDdl::parameter)
                .collect(Collectors.joining(", ", "(", ")"));
        return "CREATE OR REPLACE PROCEDURE " + name + parameters + "\nRETURNS " + returns(procedure.returns())
                + "\nLANGUAGE " + procedure.code().language() + "\n"
                + (procedure.comment().isEmpty() ? "" : "COMMENT=" + StringLiteral.written(procedure.comment()) + "\n")
                + "EXECUTE AS " + (procedure.callersRights() ? "CALLER" : "OWNER") + "\nAS "
                + StringLiteral.written(procedure.code().text()) + ";";
    }

    private static String parameter(Routine.Parameter parameter) {
        Expression byDefault = parameter.defaultValue();
        return QualifiedName.quoted(parameter.name()) + " " + TypeText.full(parameter.type())
                + (byDefault == null ? "" : " DEFAULT " + ExpressionText.of(byDefault));
    }

    private static String returns(Routine.Returns returns) {
        if (returns instanceof Routine.Returns.Rows rows) {
            return rows.columns().stream()
                    .map(column -> QualifiedName.quoted(column.name()) + " " + TypeText.full(column.type()))
                    .collect(Collectors.joining(", ", "TABLE (", ")"));
        }
        return TypeText.full(((Routine.Returns.Scalar) returns).type());
    }
}
