package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.ExecutedQuery;
import dev.glueflake.testkit.snowflake.QueryLog;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The log of statements, as it is written. */
public final class QueryJournal implements QueryLog {
    private final List<JournalEntry> entries = new ArrayList<>();

    synchronized void add(JournalEntry entry) {
        entries.add(entry);
    }

    @Override
    public synchronized List<ExecutedQuery> all() {
        return entries.stream().map(JournalEntry::snapshot).toList();
    }

    @Override
    public List<ExecutedQuery> matching(String sqlRegex) {
        Pattern pattern = Pattern.compile(sqlRegex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        return all().stream()
                .filter(query -> pattern.matcher(query.sql()).find())
                .toList();
    }

    @Override
    public synchronized void clear() {
        entries.clear();
    }
}
