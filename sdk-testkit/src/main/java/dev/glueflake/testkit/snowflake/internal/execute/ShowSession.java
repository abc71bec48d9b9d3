package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.engine.TableLock;
import dev.glueflake.testkit.snowflake.internal.engine.Transaction;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.EndedTransactions;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionParameters;
import dev.glueflake.testkit.snowflake.internal.session.TypeFacts;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.DescribeTransaction;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ShowScope;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SHOW PARAMETERS, VARIABLES, TRANSACTIONS, LOCKS and REGIONS; DESCRIBE TRANSACTION. */
final class ShowSession {
    private final Work work;
    private final Session session;

    ShowSession(Work work) {
        this.work = work;
        this.session = work.session();
    }

    Listing parameters(Show show) {
        ShowScope scope = show.scope();
        String kind = scope == null ? "SESSION" : scope.kind();
        Listing listing = new Listing().text("key", "value", "default", "level", "description", "type");
        List<SessionParameters.Shown> shown =
                switch (kind) {
                    case "SESSION" -> session.parameters().shown();
                    case "ACCOUNT" -> SessionParameters.shown(work.account().parameters());
                    case "USER" ->
                        SessionParameters.shown(
                                work.account().parameters(), work.account().parameters(user(scope)));
                    default -> new ObjectParameters(work).shown(kind, scope == null ? null : scope.name());
                };
        for (SessionParameters.Shown each : shown) {
            listing.row(each.name(), each.value(), each.defaultValue(), each.level(), each.description(), each.type());
        }
        return listing;
    }

    private String user(@Nullable ShowScope scope) {
        ObjectName name = scope == null ? null : scope.name();
        String user = name == null ? session.user() : work.name(name).last().text();
        return work.account().objects().require(ObjectKind.USER, user).name();
    }

    Listing variables() {
        Listing listing = new Listing()
                .text("session_id")
                .time("created_on", "updated_on")
                .text("name", "value", "type", "comment");
        session.variables()
                .forEach((name, variable) -> listing.row(
                        String.valueOf(session.id()),
                        variable.createdOn(),
                        variable.updatedOn(),
                        name,
                        String.valueOf(variable.value().value()),
                        type(variable.value()),
                        ""));
        return listing;
    }

    private static String type(TypedValue value) {
        String name = TypeFacts.of(value.type()).name();
        return name.equals("NUMBER") ? "fixed" : name.toLowerCase(Locale.ROOT);
    }

    /** Those of the user, or of all users with IN ACCOUNT. */
    private List<Session> sessions(Show show) {
        boolean all = show.scope() != null && show.scope().kind().equals("ACCOUNT");
        return work.account().sessions().stream()
                .filter(each -> all || each.user().equals(session.user()))
                .toList();
    }

    Listing transactions(Show show) {
        Listing listing = new Listing()
                .number("id")
                .text("user")
                .number("session")
                .text("name")
                .time("started_on")
                .text("state", "scope");
        for (Session each : sessions(show)) {
            each.transaction()
                    .ifPresent(open -> listing.row(
                            BigDecimal.valueOf(open.id()),
                            each.user(),
                            BigDecimal.valueOf(each.id()),
                            name(open),
                            open.startedOn(),
                            "running",
                            BigDecimal.ZERO.toString()));
        }
        return listing;
    }

    /** DESCRIBE TRANSACTION: one that is open, or that was ended and is not forgotten yet. */
    StatementResult transaction(DescribeTransaction describe) {
        Listing listing = new Listing()
                .number("id")
                .text("user")
                .number("session name")
                .time("started_on")
                .text("state")
                .time("ended_on");
        for (Session each : work.account().sessions()) {
            each.transaction()
                    .filter(open -> describe.id().equals(Long.toString(open.id())))
                    .ifPresent(open -> listing.row(
                            BigDecimal.valueOf(open.id()),
                            each.user(),
                            BigDecimal.valueOf(each.id()),
                            open.startedOn(),
                            "running",
                            null));
        }
        EndedTransactions.of(work.account()).all().stream()
                .filter(ended -> describe.id().equals(Long.toString(ended.id())))
                .forEach(ended -> listing.row(
                        BigDecimal.valueOf(ended.id()),
                        ended.user(),
                        BigDecimal.valueOf(ended.session()),
                        ended.startedOn(),
                        ended.state(),
                        ended.endedOn()));
        if (listing.rows().isEmpty()) {
            throw Errors.doesNotExist("Transaction", describe.id());
        }
        return listing.result(StatementKind.DESCRIBE);
    }

    /** As BEGIN NAME gave it, else one that the system makes. */
    private static String name(Transaction open) {
        String given = open.name();
        return given != null
                ? given
                : UUID.nameUUIDFromBytes(("transaction " + open.id()).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    /** Those of the user's sessions, or of all users with IN ACCOUNT. */
    Listing locks(Show show) {
        Listing listing = new Listing()
                .text("resource", "type")
                .number("transaction")
                .time("transaction_started_on")
                .text("status")
                .time("acquired_on")
                .text("query_id")
                .number("session");
        List<TableLock> locks = work.engine().locks();
        for (Session each : sessions(show)) {
            each.transaction().ifPresent(open -> locks.stream()
                    .filter(lock -> lock.transaction() == open)
                    .forEach(lock -> listing.row(
                            lock.shown(),
                            "PARTITIONS",
                            BigDecimal.valueOf(open.id()),
                            open.startedOn(),
                            lock.held() ? "HOLDING" : "WAITING",
                            lock.held() ? lock.request().now() : null,
                            lock.request().queryId(),
                            BigDecimal.valueOf(each.id()))));
        }
        return listing;
    }

    Listing regions() {
        return new Listing()
                .text("snowflake_region", "cloud", "region", "display_name")
                .row(work.account().settings().region(), "aws", "us-west-2", "US West (Oregon)");
    }
}
