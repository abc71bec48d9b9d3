package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.AccountObject;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Grants.Grant;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The privileges of an account as they are listed: what was granted now, and what the role that made an object has of itself: its ownership. */
public final class GrantList {
    private static final String OWNERSHIP = "OWNERSHIP";

    private final List<Grant> found;
    private final Set<List<String>> owned = new HashSet<>();

    private GrantList(Account account) {
        found = new ArrayList<>(account.grants().list(grant -> !grant.future()));
        found.stream()
                .filter(grant -> grant.privilege().equals(OWNERSHIP))
                .forEach(grant -> owned.add(List.of(grant.kind(), grant.object())));
    }

    public static List<Grant> of(Account account, Predicate<Grant> which) {
        GrantList list = new GrantList(account);
        account.catalog().databases().forEach(list::database);
        for (ObjectKind kind : ObjectKind.values()) {
            account.objects().list(kind).forEach(object -> list.own(object, object.name()));
        }
        return list.found.stream().filter(which).toList();
    }

    private void database(Database database) {
        String name = QualifiedName.quoted(database.name());
        own("DATABASE", name, database.facts().createdOn(), database.facts().owner());
        database.roles()
                .list(ObjectKind.DATABASE_ROLE)
                .forEach(role -> own(role, name + "." + QualifiedName.quoted(role.name())));
        database.schemas().forEach(this::schema);
    }

    private void schema(Schema schema) {
        own("SCHEMA", schema.fullName(), schema.createdOn(), schema.owner());
        for (ObjectKind kind : ObjectKind.values()) {
            for (CatalogObject object : schema.list(kind)) {
                own(
                        words(object.kind()),
                        object.name().toString(),
                        object.createdOn(),
                        object.info().owner());
            }
        }
    }

    private void own(AccountObject object, String name) {
        own(words(object.kind()), name, object.createdOn(), object.owner());
    }

    private void own(String kind, String name, Instant since, String owner) {
        if (!owner.isEmpty() && owned.add(List.of(kind, name))) {
            found.add(new Grant(since, OWNERSHIP, kind, name, "ROLE", owner, true, owner, false));
        }
    }

    private static String words(ObjectKind kind) {
        return kind.name().replace('_', ' ');
    }

    /** A database role's plain name; another name as it is. */
    public static String plain(String kind, String name) {
        return kind.equals(ObjectKind.DATABASE_ROLE.name())
                ? SqlParser.parseName(name).last().text()
                : name;
    }
}
