package dev.glueflake.testkit.snowflake.internal.ddl;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.script.Procedure;
import dev.glueflake.testkit.snowflake.internal.session.ExpressionText;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.stream.Collectors;

/** CREATE PROCEDURE of a procedure. */
final class ProcedureDdl {
    private ProcedureDdl() {}

    static String text(Procedure procedure, String name) {
        String parameters = procedure.parameters().stream()
                .map(ProcedureDdl::parameter)
                .collect(Collectors.joining(", ", "(", ")"));
        return "CREATE OR REPLACE PROCEDURE " + name + parameters + "\nRETURNS " + returns(procedure.returns())
                + "\nLANGUAGE SQL\n"
                + (procedure.comment().isEmpty() ? "" : "COMMENT=" + GetDdl.literal(procedure.comment()) + "\n")
                + "EXECUTE AS " + (procedure.callersRights() ? "CALLER" : "OWNER") + "\nAS "
                + GetDdl.literal(procedure.text()) + ";";
    }

    private static String parameter(Procedure.Parameter parameter) {
        Expression byDefault = parameter.defaultValue();
        return QualifiedName.quoted(parameter.name()) + " " + TypeText.full(parameter.type())
                + (byDefault == null ? "" : " DEFAULT " + ExpressionText.of(byDefault));
    }

    private static String returns(Procedure.Returns returns) {
        if (returns instanceof Procedure.Returns.Rows rows) {
            return rows.columns().stream()
                    .map(column -> QualifiedName.quoted(column.name()) + " " + TypeText.full(column.type()))
                    .collect(Collectors.joining(", ", "TABLE (", ")"));
        }
        return TypeText.full(((Procedure.Returns.Scalar) returns).type());
    }
}
