package dev.glueflake.testkit.aws.internal.glue.crawler;

import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which crawls a list shall hold: those that all filters take. */
record CrawlFilter(List<Predicate<Crawl>> filters) {
    private static final String DATED = "START_TIME and END_TIME are milliseconds since 1970";

    static CrawlFilter of(List<Parameters> filters) {
        List<Predicate<Crawl>> all = new ArrayList<>();
        filters.forEach(filter -> all.add(one(filter)));
        return new CrawlFilter(all);
    }

    boolean takes(Crawl crawl) {
        return filters.stream().allMatch(filter -> filter.test(crawl));
    }

    private static Predicate<Crawl> one(Parameters in) {
        in.requireOnly("ListCrawls", Set.of("FieldName", "FilterOperator", "FieldValue"));
        String field = in.required("FieldName");
        String operator = in.required("FilterOperator");
        String value = in.required("FieldValue");
        return switch (field) {
            case "CRAWL_ID" -> equal(field, operator, crawl -> crawl.id.equals(value));
            case "STATE" -> equal(field, operator, crawl -> crawl.listed().equals(value));
            case "START_TIME" -> ordered(operator, started(time(value)));
            case "END_TIME" -> ended(operator, time(value));
            default -> throw GlueErrors.invalid("The embedded Glue does not filter crawls by " + field + ".");
        };
    }

    /** A crawl that goes on has no end to compare. */
    private static Predicate<Crawl> ended(String operator, Instant wanted) {
        Predicate<Crawl> compared =
                ordered(operator, crawl -> crawl.ended.orElse(wanted).compareTo(wanted));
        return crawl -> crawl.ended.isPresent() && compared.test(crawl);
    }

    private static Predicate<Crawl> equal(String field, String operator, Predicate<Crawl> test) {
        return switch (operator) {
            case "EQ" -> test;
            case "NE" -> test.negate();
            default -> throw GlueErrors.invalid("Crawls are filtered by " + field + " with EQ and NE only.");
        };
    }

    private static Predicate<Crawl> ordered(String operator, Comparison compared) {
        return switch (operator) {
            case "GT" -> crawl -> compared.with(crawl) > 0;
            case "GE" -> crawl -> compared.with(crawl) >= 0;
            case "LT" -> crawl -> compared.with(crawl) < 0;
            case "LE" -> crawl -> compared.with(crawl) <= 0;
            case "EQ" -> crawl -> compared.with(crawl) == 0;
            case "NE" -> crawl -> compared.with(crawl) != 0;
            default -> throw GlueErrors.invalid("Not a filter operator: " + operator);
        };
    }

    private static Comparison started(Instant wanted) {
        return crawl -> crawl.started.compareTo(wanted);
    }

    private static Instant time(String value) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(value));
        } catch (NumberFormatException e) {
            throw GlueErrors.invalid(DATED + ", not " + value);
        }
    }

    /** A crawl compared with what the filter names. */
    @FunctionalInterface
    private interface Comparison {
        int with(Crawl crawl);
    }
}
