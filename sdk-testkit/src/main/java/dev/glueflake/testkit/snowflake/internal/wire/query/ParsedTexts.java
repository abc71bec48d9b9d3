package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.ExecutedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.parse.ParsedStatement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements of a request, as many as it may have. */
final class ParsedTexts {
    /** Python's connector binds the stage that it puts its rows on. */
    private static final Pattern PUT_TO_BIND =
            Pattern.compile("\\s*(put\\s+(?:'[^']*'|\\S+)\\s+)\\?(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private ParsedTexts() {}

    private static String text(QueryRequest request) {
        Matcher put = PUT_TO_BIND.matcher(request.sql());
        if (!put.matches() || request.binds().rows().isEmpty()) {
            return request.sql();
        }
        Object stage = request.binds().get(1).value();
        return put.group(1) + "'" + String.valueOf(stage).replace("'", "''") + "'" + put.group(2);
    }

    static List<ParsedStatement> parse(QueryRequest request) {
        List<ParsedStatement> statements =
                SqlParser.parse(text(request), request.session().parameters().flag("QUOTED_IDENTIFIERS_IGNORE_CASE"));
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
