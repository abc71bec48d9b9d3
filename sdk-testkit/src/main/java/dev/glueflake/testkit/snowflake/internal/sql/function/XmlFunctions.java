package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.XmlUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;

/** XML: an element is an OBJECT whose content, name and attributes GET takes out. */
final class XmlFunctions {
    private XmlFunctions() {}

    static void define(Catalogue f) {
        f.scalar("PARSE_XML", 1, 2, call -> Udfs.nullable(SqlTypes.OBJECT, XmlUdfs.PARSE, text(call), asTexts(call)));
        f.scalar("CHECK_XML", 1, 2, call -> Udfs.nullable(SqlTypes.VARCHAR, XmlUdfs.CHECK, text(call), asTexts(call)));
        f.scalar("XMLGET", 2, 3, XmlFunctions::get);
        f.scalar(
                "TO_XML",
                1,
                1,
                call -> Udfs.nullable(
                        SqlTypes.VARCHAR, XmlUdfs.WRITE, Coercions.convert(call.argument(0), SqlTypes.VARIANT)));
    }

    private static Typed text(Invocation call) {
        if (call.type(0) instanceof SqlType.Text || SemiStructuredFunctions.isNull(call, 0)) {
            return call.text(0);
        }
        throw call.invalidTypes();
    }

    private static Typed asTexts(Invocation call) {
        return call.count() > 1 ? call.as(1, SqlTypes.BOOLEAN) : call.constant(SqlTypes.BOOLEAN, false);
    }

    private static Typed get(Invocation call) {
        Typed instance = call.count() > 2 ? call.integer(2) : call.constant(SqlTypes.INTEGER, BigDecimal.ZERO);
        return Udfs.nullable(
                SqlTypes.OBJECT, XmlUdfs.GET, SemiStructuredFunctions.object(call, 0), call.text(1), instance);
    }
}
