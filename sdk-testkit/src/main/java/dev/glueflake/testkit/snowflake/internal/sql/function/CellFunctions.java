package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.H3Udfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/** H3_…: those that need no more than the numbers of cells. */
final class CellFunctions {
    private static final Typed INT = Invocation.value(SqlTypes.VARCHAR, "INT");
    private static final Typed HEX = Invocation.value(SqlTypes.VARCHAR, "HEX");
    private static final SqlType RESOLUTION = new SqlType.Numeric(2, 0);

    private CellFunctions() {}

    static void define(Catalogue f) {
        f.scalar("H3_INT_TO_STRING", 1, 1, call -> Udfs.call(SqlTypes.VARCHAR, H3Udfs.CONVERT, INT, call.integer(0)));
        f.scalar("H3_STRING_TO_INT", 1, 1, call -> Udfs.call(SqlTypes.INTEGER, H3Udfs.CONVERT, HEX, call.text(0)));
        f.scalar("H3_IS_VALID_CELL", 1, 1, call -> cell(call, SqlTypes.BOOLEAN, H3Udfs.VALID));
        f.scalar("H3_IS_PENTAGON", 1, 1, call -> cell(call, SqlTypes.BOOLEAN, H3Udfs.PENTAGON));
        f.scalar("H3_GET_RESOLUTION", 1, 1, call -> cell(call, RESOLUTION, H3Udfs.RESOLUTION));
        f.scalar(
                "H3_CELL_TO_PARENT",
                2,
                2,
                call -> cell(
                        call,
                        call.type(0) instanceof SqlType.Text ? SqlTypes.VARCHAR : SqlTypes.INTEGER,
                        H3Udfs.PARENT,
                        call.integer(1)));
        f.scalar(
                "H3_CELL_TO_CHILDREN",
                2,
                2,
                call -> Udfs.call(SqlTypes.ARRAY, H3Udfs.CHILDREN, INT, call.integer(0), call.integer(1)));
        f.scalar(
                "H3_CELL_TO_CHILDREN_STRING",
                2,
                2,
                call -> Udfs.call(SqlTypes.ARRAY, H3Udfs.CHILDREN, HEX, call.text(0), call.integer(1)));
        lists(f);
    }

    private static void lists(Catalogue f) {
        for (Typed form : List.of(INT, HEX)) {
            String suffix = form == INT ? "" : "_STRINGS";
            f.scalar(
                    "H3_COMPACT_CELLS" + suffix,
                    1,
                    1,
                    call -> Udfs.call(SqlTypes.ARRAY, H3Udfs.COMPACT, form, SemiStructuredFunctions.array(call, 0)));
            f.scalar(
                    "H3_UNCOMPACT_CELLS" + suffix,
                    2,
                    2,
                    call -> Udfs.call(
                            SqlTypes.ARRAY,
                            H3Udfs.UNCOMPACT,
                            form,
                            SemiStructuredFunctions.array(call, 0),
                            call.integer(1)));
        }
    }

    /** A cell is a number or a text of hexadecimal digits. */
    private static Typed cell(Invocation call, SqlType result, String function, Typed... others) {
        boolean text = call.type(0) instanceof SqlType.Text;
        List<Typed> arguments = new ArrayList<>(List.of(text ? HEX : INT, text ? call.argument(0) : call.integer(0)));
        arguments.addAll(List.of(others));
        return Udfs.call(result, function, arguments.toArray(Typed[]::new));
    }
}
