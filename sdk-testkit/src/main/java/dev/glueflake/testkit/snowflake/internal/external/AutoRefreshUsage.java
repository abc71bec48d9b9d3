package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.session.UsageRange;
import dev.glueflake.testkit.snowflake.internal.session.UsageRows;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import dev.glueflake.testkit.snowflake.internal.stage.directory.DirectoryRefresh;
import dev.glueflake.testkit.snowflake.internal.stage.file.Registration;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table function AUTO_REFRESH_REGISTRATION_HISTORY: the files registered for what follows its bucket by itself. */
public final class AutoRefreshUsage {
    public static final String NAME = "AUTO_REFRESH_REGISTRATION_HISTORY";

    private static final String TABLES = "EXTERNAL_TABLE";
    private static final String DIRECTORIES = "DIRECTORY_TABLE";

    private final UsageRows rows;
    private final Optional<QualifiedName> wanted;

    private AutoRefreshUsage(UsageRows rows, Optional<QualifiedName> wanted) {
        this.rows = rows;
        this.wanted = wanted;
    }

    public static Relation rows(TableFunctionCall call) {
        NamedValues arguments = call.arguments("DATE_RANGE_START", "DATE_RANGE_END", "OBJECT_TYPE", "OBJECT_NAME");
        Optional<String> type = arguments.text("OBJECT_TYPE").map(text -> text.toUpperCase(Locale.ROOT));
        type.filter(word -> !word.equals(TABLES) && !word.equals(DIRECTORIES)).ifPresent(word -> {
            throw Options.invalid("OBJECT_TYPE", word);
        });
        AutoRefreshUsage usage = new AutoRefreshUsage(
                new UsageRows(
                        UsageRange.of(arguments, call),
                        List.of("OBJECT_NAME", "OBJECT_TYPE"),
                        List.of("FILES_REGISTERED")),
                arguments.text("OBJECT_NAME").map(name -> call.session().qualify(SqlParser.parseName(name))));
        Account account = call.session().account();
        if (!type.equals(Optional.of(DIRECTORIES))) {
            usage.tables(account);
        }
        if (!type.equals(Optional.of(TABLES))) {
            usage.directories(account);
        }
        return usage.rows.relation(NAME);
    }

    private void tables(Account account) {
        account.catalog().list(ObjectKind.EXTERNAL_TABLE).stream()
                .map(ExternalTable.class::cast)
                .filter(table -> table.source().autoRefresh())
                .forEach(table ->
                        add(table.name(), TABLES, table.files().registry().history(account.now())));
    }

    private void directories(Account account) {
        account.catalog().list(ObjectKind.STAGE).stream()
                .map(Stage.class::cast)
                .filter(stage ->
                        stage.directory().map(Stage.Directory::autoRefresh).orElse(false))
                .forEach(stage -> add(
                        stage.name(), DIRECTORIES, DirectoryRefresh.of(stage).history(account.now())));
    }

    private void add(QualifiedName name, String type, List<Registration> history) {
        if (wanted.filter(one -> !one.equals(name)).isPresent()) {
            return;
        }
        for (Registration each : history) {
            if (each.status() == Registration.Status.REGISTERED_NEW
                    || each.status() == Registration.Status.REGISTERED_UPDATE) {
                rows.add(each.time(), List.of(name.name(), type), 1);
            }
        }
    }
}
