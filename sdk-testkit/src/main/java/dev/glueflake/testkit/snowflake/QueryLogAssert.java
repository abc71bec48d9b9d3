package dev.glueflake.testkit.snowflake;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/** Assertions on a {@link QueryLog}. Patterns are as for {@link QueryLog#matching(String)}. Not thread-safe. */
public final class QueryLogAssert extends AbstractAssert<QueryLogAssert, QueryLog> {
    QueryLogAssert(QueryLog log) {
        super(log, QueryLogAssert.class);
    }

    /**
     * Verifies that a statement ran, once or more.
     *
     * @param sqlRegex found in it
     * @return this
     */
    public QueryLogAssert hasRun(String sqlRegex) {
        if (actual.matching(sqlRegex).isEmpty()) {
            throw failure("Expected a statement that matches <%s>, but these ran:%s", sqlRegex, statements());
        }
        return this;
    }

    /**
     * Verifies how often a statement ran.
     *
     * @param sqlRegex found in it
     * @param times 0 or more
     * @return this
     */
    public QueryLogAssert hasRun(String sqlRegex, int times) {
        int found = actual.matching(sqlRegex).size();
        if (found != times) {
            throw failure(
                    "Expected %d statements that match <%s>, but %d did:%s", times, sqlRegex, found, statements());
        }
        return this;
    }

    /**
     * Verifies that a statement did not run.
     *
     * @param sqlRegex not found in any
     * @return this
     */
    public QueryLogAssert hasNotRun(String sqlRegex) {
        return hasRun(sqlRegex, 0);
    }

    /**
     * Verifies that statements began in an order; others may lie between.
     *
     * @param sqlRegexes one for each statement
     * @return this
     */
    public QueryLogAssert hasRunInOrder(String... sqlRegexes) {
        Iterator<String> ran = actual.all().stream().map(ExecutedQuery::sql).iterator();
        for (String regex : sqlRegexes) {
            if (!advance(ran, regex)) {
                throw failure(
                        "Expected statements that match %s in this order, but <%s> is missing after those before it:%s",
                        Arrays.toString(sqlRegexes), regex, statements());
            }
        }
        return this;
    }

    private boolean advance(Iterator<String> ran, String regex) {
        List<String> wanted =
                actual.matching(regex).stream().map(ExecutedQuery::sql).toList();
        while (ran.hasNext()) {
            if (wanted.contains(ran.next())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Verifies that no statement failed or was cancelled.
     *
     * @return this
     */
    public QueryLogAssert hasNoFailures() {
        List<ExecutedQuery> failed =
                actual.all().stream().filter(query -> query.failure() != null).toList();
        if (!failed.isEmpty()) {
            throw failure("Expected no failures, but these failed:%s", lines(failed));
        }
        return this;
    }

    /**
     * Goes on with the statements that match, for AssertJ's own assertions on lists.
     *
     * @param sqlRegex found in them
     * @return assertions on these statements
     */
    public ListAssert<ExecutedQuery> statements(String sqlRegex) {
        return Assertions.assertThat(actual.matching(sqlRegex)).as("statements that match <%s>", sqlRegex);
    }

    private String statements() {
        return lines(actual.all());
    }

    private static String lines(List<ExecutedQuery> queries) {
        return queries.stream()
                .map(query -> "\n  " + query.outcome() + " " + query.sql()
                        + (query.failure() == null ? "" : "\n    " + query.failure()))
                .collect(Collectors.joining());
    }
}
