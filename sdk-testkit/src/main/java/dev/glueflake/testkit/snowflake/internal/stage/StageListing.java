package dev.glueflake.testkit.snowflake.internal.stage;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** LIST and REMOVE. Stateless. */
public final class StageListing {
    public static final List<ResultColumn> LIST_COLUMNS = List.of(
            ResultColumn.of("name", SqlTypes.VARCHAR),
            ResultColumn.of("size", new SqlType.Numeric(38, 0)),
            ResultColumn.of("md5", SqlTypes.VARCHAR),
            ResultColumn.of("last_modified", SqlTypes.VARCHAR));
    public static final List<ResultColumn> REMOVE_COLUMNS =
            List.of(ResultColumn.of("name", SqlTypes.VARCHAR), ResultColumn.of("result", SqlTypes.VARCHAR));
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    public StatementResult execute(Statement.ListFiles list, Session session, ExecutionScope scope) {
        StageLocation location =
                new StageResolver(session).resolve(DeferredNames.resolve(list.stage(), session.environment(scope)));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (StagedFile file : matching(location, list.pattern())) {
            rows.add(new @Nullable Object[] {
                location.shown(file.name()),
                BigDecimal.valueOf(file.size()),
                file.etag(),
                HTTP_DATE.format(file.lastModified())
            });
        }
        return new StatementResult(StatementKind.LIST, LIST_COLUMNS, rows, 0);
    }

    public StatementResult execute(Statement.RemoveFiles remove, Session session, ExecutionScope scope) {
        StageLocation location = new StageResolver(session)
                .forWriting(DeferredNames.resolve(remove.stage(), session.environment(scope)));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (StagedFile file : matching(location, remove.pattern())) {
            location.files().delete(file.name());
            rows.add(new @Nullable Object[] {location.shown(file.name()), "removed"});
        }
        return new StatementResult(StatementKind.REMOVE, REMOVE_COLUMNS, rows, 0);
    }

    private static List<StagedFile> matching(StageLocation location, @Nullable String pattern) {
        List<StagedFile> files = location.files().list(location.path());
        if (pattern == null) {
            return files;
        }
        Pattern regex = compile(pattern);
        return files.stream()
                .filter(file -> regex.matcher(location.shown(file.name())).matches())
                .toList();
    }

    /** PATTERN: the whole name must match. */
    public static Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw Errors.compilation(
                    "100048", "2201B", "Invalid regular expression: '" + pattern + "', " + e.getDescription());
        }
    }
}
