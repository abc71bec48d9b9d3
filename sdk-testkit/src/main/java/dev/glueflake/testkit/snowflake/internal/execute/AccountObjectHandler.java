package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.AccountObject;
import dev.glueflake.testkit.snowflake.internal.catalog.AccountObjects;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.ObjectGrants;
import dev.glueflake.testkit.snowflake.internal.session.RunningQueries;
import dev.glueflake.testkit.snowflake.internal.session.SessionParameters;
import dev.glueflake.testkit.snowflake.internal.session.Tags;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Alter;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.AlterAccount;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.CreateObject;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.emit.CollationRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** CREATE, ALTER and DROP of warehouses, users, roles, database roles, resource monitors and storage integrations; CREATE TAG; ALTER ACCOUNT. */
final class AccountObjectHandler {
    /** Property of a warehouse: STARTED or SUSPENDED. */
    static final String STATE = "STATE";

    private final Work work;
    private final AccountObjects objects;

    AccountObjectHandler(Work work) {
        this.work = work;
        this.objects = work.account().objects();
    }

    StatementResult create(CreateObject create) {
        if (create.kind() == ObjectKind.TAG) {
            return tag(create);
        }
        if (create.kind() == ObjectKind.DATABASE_ROLE) {
            return new DatabaseRoleHandler(work).create(create);
        }
        String name = work.name(create.name()).last().text();
        work.objects()
                .authority()
                .requireOnAccount("CREATE " + create.kind().name().replace('_', ' '));
        Map<String, String> properties = AccountProperties.of(create.kind(), ownOptions(create));
        if (create.kind() == ObjectKind.WAREHOUSE) {
            boolean suspended = "TRUE".equalsIgnoreCase(properties.get("INITIALLY_SUSPENDED"));
            properties.put(STATE, suspended ? "SUSPENDED" : "STARTED");
        }
        AccountObject object = new AccountObject(
                create.kind(),
                name,
                work.account().now(),
                work.session().role().orElse(""),
                properties,
                tags().of(create.options()));
        boolean created = objects.create(object, create.mode());
        if (created) {
            ObjectGrants.gone(work.account(), create.kind(), name);
        }
        if (created && create.kind() == ObjectKind.USER) {
            parameters(create.options(), work.account().parameters(name));
        }
        if (created && create.kind() == ObjectKind.WAREHOUSE) {
            work.session().current().useWarehouse(name);
        }
        return answer(create.kind(), name, created);
    }

    /** What is no tag and no session parameter; a user has those, too. */
    private static List<Option> ownOptions(CreateObject create) {
        List<Option> own = create.kind() == ObjectKind.RESOURCE_MONITOR
                ? create.options()
                : create.options().stream()
                        .filter(option -> !option.name().equals("TAG"))
                        .toList();
        return create.kind() == ObjectKind.USER ? withoutParameters(own) : own;
    }

    private Tags tags() {
        return new Tags(work.session(), work.scope());
    }

    private static List<Option> withoutParameters(List<Option> options) {
        return options.stream()
                .filter(option -> !SessionParameters.exists(option.name()))
                .toList();
    }

    private StatementResult tag(CreateObject create) {
        if (create.mode() == CreateMode.OR_REPLACE) {
            work.objects()
                    .find(ObjectKind.TAG, work.name(create.name()))
                    .ifPresent(new PolicyHandler(work)::refuseInUse);
        }
        Tag tag = defined(create);
        return answer(ObjectKind.TAG, tag.name().name(), work.objects().create(tag, create.mode(), false));
    }

    /** A new tag that is what the statement says. */
    Tag defined(CreateObject create) {
        List<String> allowed = List.of();
        String comment = "";
        for (Option option : create.options()) {
            switch (option.name()) {
                case "COMMENT" -> comment = AcceptedOptions.text(option);
                case "ALLOWED_VALUES" -> allowed = texts(option);
                default -> throw Errors.unsupported(option.name());
            }
        }
        return new Tag(
                work.objects().newInfo(work.name(create.name()), "CREATE TAG", comment),
                work.engine().newName("tag"),
                allowed,
                List.of());
    }

    private static List<String> texts(Option option) {
        return option.value() instanceof OptionValue.Items items
                ? items.items().stream()
                        .map(item -> AcceptedOptions.text(new Option(option.name(), item, option.at())))
                        .toList()
                : List.of(AcceptedOptions.text(option));
    }

    static StatementResult answer(ObjectKind kind, String name, boolean created) {
        return Results.ddl(
                created
                        ? kind.word() + " " + name + " successfully created."
                        : name + " already exists, statement succeeded.");
    }

    void alter(Alter alter) {
        ObjectPlace place = ObjectPlace.of(work, alter.kind(), alter.name());
        if (alter.ifExists() && place.find().isEmpty()) {
            return;
        }
        Change change = alter.change();
        String privilege = change instanceof Change.Act ? "OPERATE" : "MODIFY";
        work.objects().authority().requireNamed(place.require(), place.fullName(), privilege);
        if (change instanceof Change.Set set) {
            set(place, set.options());
        } else if (change instanceof Change.Unset unset) {
            unset.names().forEach(property -> unset(place, property));
        } else if (change instanceof Change.RenameTo rename) {
            rename(place, place.renamed(work, work.name(rename.name())));
        } else if (isOfTags(change) && alter.kind() != ObjectKind.RESOURCE_MONITOR) {
            place.objects()
                    .change(
                            place.kind(),
                            place.name(),
                            object -> object.withTags(tags().changed(object.tags(), change)));
        } else if (change instanceof Change.Act act && act.words().equals("ABORT ALL QUERIES")) {
            abortAll(alter.kind(), place.name());
        } else if (change instanceof Change.Act act && alter.kind() == ObjectKind.WAREHOUSE) {
            act(place.name(), act.words());
        } else {
            throw Errors.unsupported(
                    "ALTER " + alter.kind() + " … " + change.getClass().getSimpleName());
        }
    }

    private static boolean isOfTags(Change change) {
        return change instanceof Change.SetTags || change instanceof Change.UnsetTags;
    }

    private void set(ObjectPlace place, List<Option> options) {
        List<Option> own = options;
        if (place.kind() == ObjectKind.USER) {
            parameters(options, work.account().parameters(place.name()));
            own = withoutParameters(options);
        }
        Map<String, String> properties = AccountProperties.of(place.kind(), own);
        place.objects().change(place.kind(), place.name(), object -> object.with(properties));
    }

    private void unset(ObjectPlace place, String property) {
        if (place.kind() == ObjectKind.USER && SessionParameters.exists(property)) {
            work.account().parameters(place.name()).remove(property);
        } else {
            AccountProperties.check(place.kind(), property);
            place.objects().change(place.kind(), place.name(), object -> object.without(property));
        }
    }

    private void rename(ObjectPlace from, ObjectPlace to) {
        from.objects().change(from.kind(), from.name(), object -> object.withName(to.name()));
        ObjectGrants.renamed(work.account(), from.kind(), from.fullName(), to.fullName());
    }

    /** Those of a user, or those on a warehouse. */
    private void abortAll(ObjectKind kind, String name) {
        RunningQueries.of(work.account()).cancelAll(work.account(), work.scope().queryId(), entry -> {
            String of =
                    kind == ObjectKind.USER ? entry.who().user() : entry.who().warehouse();
            return name.equals(of);
        });
    }

    private void act(String name, String words) {
        boolean suspend = words.equals("SUSPEND");
        String wanted = suspend ? "SUSPENDED" : "STARTED";
        AccountObject warehouse = objects.require(ObjectKind.WAREHOUSE, name);
        boolean already = warehouse.property(STATE, "STARTED").equals(wanted);
        if (already && !words.endsWith("IF SUSPENDED")) {
            throw new SnowflakeException(
                    suspend ? "090064" : "090063",
                    "22000",
                    "Invalid state. Warehouse '" + name + "' cannot be " + (suspend ? "suspended." : "resumed."));
        }
        objects.change(ObjectKind.WAREHOUSE, name, object -> object.with(Map.of(STATE, wanted)));
    }

    boolean drop(ObjectPlace place) {
        if (place.kind() == ObjectKind.USER
                && place.name().equals(work.session().user())) {
            throw Errors.insufficientPrivileges("user", place.name());
        }
        place.find().ifPresent(object -> work.objects().authority().requireNamed(object, place.fullName()));
        ObjectGrants.gone(work.account(), place.kind(), place.fullName());
        return place.objects().drop(place.kind(), place.name());
    }

    StatementResult account(AlterAccount alter) {
        work.objects().authority().requireOnAccount("MANAGE ACCOUNT");
        Map<String, String> parameters = work.account().parameters();
        if (alter.change() instanceof Change.Set set) {
            List<Option> options = new ArrayList<>(set.options());
            DdlCollation.written(options).ifPresent(specification -> {
                CollationRules.parse(specification);
                parameters.put(DdlCollation.OPTION, specification);
            });
            options.removeIf(option -> option.name().equals(DdlCollation.OPTION));
            Map<String, String> checked = new TreeMap<>();
            options.forEach(option -> checked.put(
                    option.name(), SessionParameters.checkedOfAccount(option.name(), AcceptedOptions.text(option))));
            parameters.putAll(checked);
        } else if (alter.change() instanceof Change.Unset unset) {
            unset.names().forEach(name -> {
                if (!name.equals(DdlCollation.OPTION)) {
                    SessionParameters.requireOfAccount(name);
                }
                parameters.remove(name);
            });
        }
        return Results.ddl(Results.DONE);
    }

    /** Takes over the session parameters among the options, all of them checked before. */
    private static void parameters(List<Option> options, Map<String, String> into) {
        Map<String, String> checked = new TreeMap<>();
        for (Option option : options) {
            if (SessionParameters.exists(option.name())) {
                checked.put(option.name(), SessionParameters.checked(option.name(), AcceptedOptions.text(option)));
            }
        }
        into.putAll(checked);
    }
}
