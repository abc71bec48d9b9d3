package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.AccountObject;
import dev.glueflake.testkit.snowflake.internal.catalog.AccountObjects;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.RunningQueries;
import dev.glueflake.testkit.snowflake.internal.session.SessionParameters;
import dev.glueflake.testkit.snowflake.internal.session.Tags;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Alter;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.AlterAccount;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.CreateObject;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.emit.CollationRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** CREATE, ALTER and DROP of warehouses, users, roles, resource monitors and storage integrations; CREATE TAG; ALTER ACCOUNT. */
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
                new Tags(work.session(), work.scope()).of(create.options()));
        boolean created = objects.create(object, create.mode());
        if (created && create.kind() == ObjectKind.USER) {
            parameters(create.options(), work.account().parameters(name));
        }
        if (created && create.kind() == ObjectKind.WAREHOUSE) {
            work.session().current().useWarehouse(name);
        }
        return answer(create.kind(), name, created);
    }

    /** What is no session parameter; a user has those, too. */
    private static List<Option> ownOptions(CreateObject create) {
        List<Option> own = create.options().stream()
                .filter(option -> !option.name().equals("TAG"))
                .toList();
        return create.kind() == ObjectKind.USER ? withoutParameters(own) : own;
    }

    private static List<Option> withoutParameters(List<Option> options) {
        return options.stream()
                .filter(option -> !SessionParameters.exists(option.name()))
                .toList();
    }

    private StatementResult tag(CreateObject create) {
        List<String> allowed = List.of();
        String comment = "";
        for (Option option : create.options()) {
            switch (option.name()) {
                case "COMMENT" -> comment = AcceptedOptions.text(option);
                case "ALLOWED_VALUES" -> allowed = texts(option);
                default -> throw Errors.unsupported(option.name());
            }
        }
        Tag tag = new Tag(work.objects().newInfo(work.name(create.name()), "CREATE TAG", comment), allowed);
        return answer(ObjectKind.TAG, tag.name().name(), work.objects().create(tag, create.mode(), false));
    }

    private static List<String> texts(Option option) {
        return option.value() instanceof OptionValue.Items items
                ? items.items().stream()
                        .map(item -> AcceptedOptions.text(new Option(option.name(), item, option.at())))
                        .toList()
                : List.of(AcceptedOptions.text(option));
    }

    private static StatementResult answer(ObjectKind kind, String name, boolean created) {
        return Results.ddl(
                created
                        ? kind.word() + " " + name + " successfully created."
                        : name + " already exists, statement succeeded.");
    }

    void alter(Alter alter) {
        String name = work.name(alter.name()).last().text();
        if (alter.ifExists() && objects.find(alter.kind(), name).isEmpty()) {
            return;
        }
        Change change = alter.change();
        String privilege = change instanceof Change.Act ? "OPERATE" : "MODIFY";
        work.objects().authority().require(objects.require(alter.kind(), name), privilege);
        if (change instanceof Change.SetTags || change instanceof Change.UnsetTags) {
            Tags tags = new Tags(work.session(), work.scope());
            objects.change(alter.kind(), name, object -> object.withTags(tags.changed(object.tags(), change)));
        } else if (change instanceof Change.Set set) {
            set(alter.kind(), name, set.options());
        } else if (change instanceof Change.Unset unset) {
            unset.names().forEach(property -> unset(alter.kind(), name, property));
        } else if (change instanceof Change.RenameTo rename) {
            String to = work.name(rename.name()).last().text();
            objects.change(alter.kind(), name, object -> object.withName(to));
        } else if (change instanceof Change.Act act && act.words().equals("ABORT ALL QUERIES")) {
            abortAll(alter.kind(), name);
        } else if (change instanceof Change.Act act && alter.kind() == ObjectKind.WAREHOUSE) {
            act(name, act.words());
        } else {
            throw Errors.unsupported(
                    "ALTER " + alter.kind() + " … " + change.getClass().getSimpleName());
        }
    }

    private void set(ObjectKind kind, String name, List<Option> options) {
        List<Option> own = options;
        if (kind == ObjectKind.USER) {
            objects.require(kind, name);
            parameters(options, work.account().parameters(name));
            own = withoutParameters(options);
        }
        Map<String, String> properties = AccountProperties.of(kind, own);
        objects.change(kind, name, object -> object.with(properties));
    }

    private void unset(ObjectKind kind, String name, String property) {
        if (kind == ObjectKind.USER && SessionParameters.exists(property)) {
            work.account().parameters(name).remove(property);
        } else {
            AccountProperties.check(kind, property);
            objects.change(kind, name, object -> object.without(property));
        }
    }

    /** Those of a user, or those on a warehouse. */
    private void abortAll(ObjectKind kind, String name) {
        RunningQueries.of(work.account()).cancelAll(work.account(), work.scope().queryId(), entry -> {
            String of = kind == ObjectKind.USER ? entry.who().user() : entry.who().warehouse();
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

    boolean drop(Statement.Drop drop, String name) {
        if (drop.kind() == ObjectKind.USER && name.equals(work.session().user())) {
            throw Errors.insufficientPrivileges("user", name);
        }
        objects.find(drop.kind(), name)
                .ifPresent(object -> work.objects().authority().require(object));
        return objects.drop(drop.kind(), name);
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
            options.forEach(option -> SessionParameters.checked(option.name(), AcceptedOptions.text(option)));
            parameters(options, parameters);
        } else if (alter.change() instanceof Change.Unset unset) {
            unset.names().forEach(name -> {
                if (!SessionParameters.exists(name) && !name.equals(DdlCollation.OPTION)) {
                    throw Errors.compilation("001006", "22023", "invalid parameter '" + name + "'");
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
