package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.engine.Engine;
import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an external table's files, each content read once. Thread-safe.
 *
 * <p>One DuckDB table holds (file, row number, VALUE), another one which files belong to which set; a query reads one set, so
 * that files of other times stay out, and a condition on the file's name alone leaves the rows of other files unread.
 * Both tables only grow while queries may read them: what no query needs is removed two changes later.
 */
public final class ExternalRows implements AutoCloseable {
    private static final SqlType NUMBER = new SqlType.Numeric(18, 0);
    private static final List<SqlType> ROW = List.of(NUMBER, NUMBER, SqlTypes.VARIANT);
    private static final List<SqlType> MEMBER = List.of(NUMBER, NUMBER, SqlTypes.VARCHAR, SqlTypes.VARCHAR);

    /** The columns of {@link #source}, in their order. */
    static final List<Relation.Column> COLUMNS = List.of(
            column("VALUE", SqlTypes.VARIANT, "v"),
            column("METADATA$FILENAME", SqlTypes.VARCHAR, "m1"),
            column("METADATA$FILE_ROW_NUMBER", NUMBER, "m2"),
            column("METADATA$EXTERNAL_TABLE_PARTITION", SqlTypes.VARCHAR, "m3"));

    /** The column of {@link #source} that is a file's METADATA$FILENAME. */
    static final String KEY = "m1";

    /** As {@link #source}, without rows. */
    static final String NONE = "(SELECT CAST(NULL AS JSON) AS v, CAST(NULL AS VARCHAR) AS m1,"
            + " CAST(NULL AS DECIMAL(18,0)) AS m2, CAST(NULL AS VARCHAR) AS m3 WHERE FALSE)";

    private final Engine engine;
    private final Map<Content, Long> read = new HashMap<>();
    private @Nullable Tables tables;
    private List<Member> current = List.of();
    private Set<Long> retired = Set.of();
    private long lastFile;
    private long set;

    /** A file as it was at one time. */
    private record Content(String name, String etag) {
        static Content of(RegisteredFile file) {
            return new Content(file.file().name(), file.file().etag());
        }
    }

    private record Member(long file, String key, @Nullable String partition) {}

    private record Tables(StagedRows rows, StagedRows members) {}

    /** Reads files into rows of file, row number and JSON text. */
    interface Reader {
        /** Appends the rows of those files that can be read together; the others are left for {@link #read}. */
        Set<Long> appendTogether(Map<Long, RegisteredFile> files, StagedRows to);

        Iterable<@Nullable Object[]> read(Map<Long, RegisteredFile> files);
    }

    ExternalRows(Engine engine) {
        this.engine = engine;
    }

    private static Relation.Column column(String name, SqlType type, String physical) {
        return new Relation.Column(name, type, true, physical, null);
    }

    /** A DuckDB SELECT of the rows of these files; those whose content is new are read first. */
    synchronized String source(List<RegisteredFile> files, Reader reader, Cancellation cancellation) {
        Tables to = tables();
        load(to, files, reader, cancellation);
        List<Member> members = files.stream()
                .map(file ->
                        new Member(Objects.requireNonNull(read.get(Content.of(file))), file.key(), file.partition()))
                .toList();
        if (!members.equals(current) || set == 0) {
            show(to, members, cancellation);
        }
        return "(SELECT r.c3 AS v, m.c3 AS m1, r.c2 AS m2, m.c4 AS m3 FROM "
                + to.rows().name() + " AS r JOIN " + to.members().name() + " AS m ON r.c1 = m.c2 WHERE m.c1 = " + set
                + ")";
    }

    private Tables tables() {
        Tables made = tables;
        if (made == null) {
            made = new Tables(
                    engine.stage(ROW, List.of(), new Cancellation()),
                    engine.stage(MEMBER, List.of(), new Cancellation()));
            tables = made;
        }
        return made;
    }

    private void load(Tables to, List<RegisteredFile> files, Reader reader, Cancellation cancellation) {
        Map<Long, RegisteredFile> missing = new LinkedHashMap<>();
        for (RegisteredFile file : files) {
            if (!read.containsKey(Content.of(file))) {
                missing.put(++lastFile, file);
            }
        }
        if (!missing.isEmpty()) {
            append(to, missing, reader, cancellation);
            missing.forEach((id, file) -> read.put(Content.of(file), id));
        }
    }

    private void append(Tables to, Map<Long, RegisteredFile> missing, Reader reader, Cancellation cancellation) {
        try {
            Map<Long, RegisteredFile> rest = new LinkedHashMap<>(missing);
            rest.keySet().removeAll(reader.appendTogether(missing, to.rows()));
            engine.append(to.rows(), ROW, reader.read(rest), cancellation);
        } catch (RuntimeException e) {
            to.rows().delete("c1 IN " + list(missing.keySet()));
            throw e;
        }
    }

    private void show(Tables to, List<Member> members, Cancellation cancellation) {
        long next = set + 1;
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Member member : members) {
            rows.add(new @Nullable Object[] {number(next), number(member.file()), member.key(), member.partition()});
        }
        engine.append(to.members(), MEMBER, rows, cancellation);
        set = next;
        current = members;
        sweep(to);
    }

    /** What was retired at the last change goes now; a query bound before that one has long begun. */
    private void sweep(Tables from) {
        from.members().delete("c1 < " + (set - 1));
        if (!retired.isEmpty()) {
            from.rows().delete("c1 IN " + list(retired));
        }
        Set<Long> shown = current.stream().map(Member::file).collect(Collectors.toSet());
        Set<Long> gone = new HashSet<>(read.values());
        gone.removeAll(shown);
        read.values().removeAll(gone);
        retired = gone;
    }

    private static String list(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    static BigDecimal number(long value) {
        return BigDecimal.valueOf(value);
    }

    @Override
    public synchronized void close() {
        if (tables != null) {
            tables.rows().close();
            tables.members().close();
            tables = null;
            read.clear();
            current = List.of();
            set = 0;
        }
    }
}
