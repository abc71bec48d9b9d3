package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.AddressSearch;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;

/** SEARCH_IP. */
final class AddressFunctions {
    private AddressFunctions() {}

    static void define(Catalogue f) {
        f.scalar("SEARCH_IP", 2, 2, AddressFunctions::search);
    }

    private static Typed search(Invocation call) {
        SqlType type = call.type(0);
        if (!(type instanceof SqlType.Text || type instanceof SqlType.Null || type.isSemiStructured())) {
            throw Errors.compilation(
                    "001173", "22023", "Expected non-empty set of columns supporting full-text search.");
        }
        if (!(call.type(1) instanceof SqlType.Text || call.type(1) instanceof SqlType.Null)) {
            throw Errors.compilation("001045", "22023", "argument needs to be a string: '1'");
        }
        if (call.type(1) instanceof SqlType.Text && !AddressSearch.isAddress(call.constantText(1))) {
            throw Errors.compilation(
                    "000937",
                    "22023",
                    "invalid argument for function [SEARCH_IP] unexpected argument [" + call.constantText(1)
                            + "] at position 1,");
        }
        Typed text =
                type instanceof SqlType.Text ? call.argument(0) : Coercions.convert(call.argument(0), SqlTypes.VARCHAR);
        return Udfs.nullable(SqlTypes.BOOLEAN, AddressSearch.SEARCH, text, call.text(1));
    }
}
