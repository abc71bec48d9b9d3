package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tags set on objects and columns, by the ids of the tags. */
public final class Tags {
    private static final int MAX_VALUE = 256;

    private final Session session;
    private final ExecutionScope scope;

    public Tags(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** What the options {@code TAG (…)} of a CREATE say. */
    public Map<String, String> of(List<Option> options) {
        Map<String, String> tags = new TreeMap<>();
        for (Option option : options) {
            if (option.name().equals("TAG") && option.value() instanceof OptionValue.Group group) {
                group.options()
                        .forEach(each ->
                                put(tags, SqlParser.parseName(each.name()), Options.text(each.name(), each.value())));
            }
        }
        return tags;
    }

    /** Tags after SET TAG or UNSET TAG. */
    public Map<String, String> changed(Map<String, String> before, Change change) {
        Map<String, String> tags = new TreeMap<>(before);
        if (change instanceof Change.SetTags set) {
            set.tags().forEach(each -> put(tags, name(each.tag()), each.value()));
        } else if (change instanceof Change.UnsetTags unset) {
            unset.tags().forEach(each -> tags.remove(tag(name(each)).id()));
        }
        return tags;
    }

    public void change(CatalogObject object, Change change) {
        ObjectInfo info = object.info();
        ObjectInfo changed = change instanceof Change.ColumnTags columns
                ? info.withColumnTags(changed(object, columns))
                : info.withTags(changed(info.tags(), change));
        session.objects().replace(object, object.with(changed));
    }

    private Map<String, Map<String, String>> changed(CatalogObject object, Change.ColumnTags columns) {
        Map<String, Map<String, String>> all = new TreeMap<>(object.info().columnTags());
        for (ObjectStatement.ColumnTag each : columns.changes()) {
            String column = ObjectColumn.require(object, each.column()).kept();
            all.put(column, changed(all.getOrDefault(column, Map.of()), each.change()));
        }
        return all;
    }

    /** The tags of an object's columns with what the options {@code TAG (…)} of a new one say. */
    public Map<String, Map<String, String>> ofColumn(CatalogObject object, Identifier column, List<Option> options) {
        Map<String, Map<String, String>> all = new TreeMap<>(object.info().columnTags());
        if (!options.isEmpty()) {
            all.put(ObjectColumn.require(object, column).kept(), of(options));
        }
        return all;
    }

    private void put(Map<String, String> tags, ObjectName name, String value) {
        Tag tag = tag(name);
        if (value.length() > MAX_VALUE) {
            throw Errors.compilation("001008", "22023", "invalid value for tag '" + name + "'");
        }
        if (!tag.allowed().isEmpty() && !tag.allowed().contains(value)) {
            throw Errors.compilation(
                    "391801",
                    "22023",
                    "Tag value " + value + " is not in the list of allowed values for tag " + tag.name() + ".");
        }
        tags.put(tag.id(), value);
    }

    private ObjectName name(ObjectName written) {
        return DeferredNames.resolve(written, session.environment(scope));
    }

    private Tag tag(ObjectName name) {
        return session.objects().require(ObjectKind.TAG, Tag.class, name);
    }
}
