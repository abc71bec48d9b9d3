package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.BetweenStatements;
import dev.glueflake.testkit.snowflake.internal.session.OwnerSession;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells external tables with AUTO_REFRESH what has come to their place and gone from it. Thread-safe. */
public final class AutoRefresh {
    private static final Logger LOG = LoggerFactory.getLogger(AutoRefresh.class);

    private final BetweenStatements listening = new BetweenStatements();

    private static AutoRefresh of(Account account) {
        return account.part(AutoRefresh.class, AutoRefresh::new);
    }

    /** The table hears of what happens from now on, not of what stands there already. */
    static void begin(ExternalTable table, List<StagedFile> standing, Account account) {
        table.files().watch().begin(standing);
        of(account).listening.begin();
    }

    /** Registers what has changed since the last look, unless a transaction is open anywhere. */
    public static void poll(Account account) {
        of(account).listening.run(account, () -> account.catalog().list(ObjectKind.EXTERNAL_TABLE).stream()
                .map(ExternalTable.class::cast)
                .filter(table -> table.source().autoRefresh())
                .forEach(table -> look(table, account)));
    }

    /** A place that cannot be looked at sends nothing: the table stays as it is, and the statement is another one's. */
    private static void look(ExternalTable table, Account account) {
        try (OwnerSession owner = new OwnerSession(account, table.info())) {
            FileRegistration registration = new FileRegistration(table, owner.session(), owner.scope());
            List<StagedFile> standing = registration.standing();
            registration.follow(table.files().watch().look(standing));
        } catch (SnowflakeException e) {
            LOG.warn("external table {} is not refreshed automatically: {}", table.name(), e.getMessage());
        }
    }
}
