package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.ExecutedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.parse.ParsedStatement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import java.util.List;

/** The statements of a request, as many as it may have. */
final class ParsedTexts {
    private ParsedTexts() {}

    static List<ParsedStatement> parse(QueryRequest request) {
        List<ParsedStatement> statements =
                SqlParser.parse(request.sql(), request.session().parameters().flag("QUOTED_IDENTIFIERS_IGNORE_CASE"));
        Integer asked = request.options().statementCount();
        long desired = asked != null ? asked : request.session().parameters().integer("MULTI_STATEMENT_COUNT");
        if (desired != 0 && desired != statements.size()) {
            throw QueryErrors.statementCount(statements.size(), (int) desired);
        }
        if (request.protocol() == ExecutedQuery.Protocol.SQL_API) {
            SqlApiRules.check(statements, request);
        }
        return statements;
    }
}
