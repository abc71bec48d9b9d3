package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.AccountObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tag in force on something. A column has the tags of its table, that has those of its schema, and that those of its
 * database; one that is set nearer hides the same one set farther.
 *
 * @param level the kind of what it is set on: COLUMN, TABLE, SCHEMA, DATABASE, …
 * @param inherited whether it is set on something farther
 */
public record TagUse(Tag tag, String value, String level, boolean inherited) {

    /** A kind of what tags are set on, with those tags by their ids. */
    private record Level(String name, Map<String, String> tags) {}

    public static List<TagUse> of(Catalog catalog, Database database) {
        return uses(catalog, List.of(level(database)));
    }

    public static List<TagUse> of(Catalog catalog, Schema schema) {
        return uses(catalog, levels(catalog, schema));
    }

    public static List<TagUse> of(Catalog catalog, CatalogObject object) {
        return uses(catalog, levels(catalog, object));
    }

    public static List<TagUse> of(Catalog catalog, AccountObject object) {
        return uses(catalog, List.of(new Level(object.kind().name().replace('_', ' '), object.tags())));
    }

    /** Those of a column, which goes by what tags keep of it. */
    public static List<TagUse> ofColumn(Catalog catalog, CatalogObject object, String column) {
        List<Level> levels = new ArrayList<>();
        levels.add(new Level("COLUMN", object.info().columnTags().getOrDefault(column, Map.of())));
        levels.addAll(levels(catalog, object));
        return uses(catalog, levels);
    }

    /** Whether the object, a column of it or what it is in has any tag. */
    static boolean any(Catalog catalog, CatalogObject object) {
        return !object.info().columnTags().isEmpty()
                || levels(catalog, object).stream()
                        .anyMatch(level -> !level.tags().isEmpty());
    }

    /** The value of a tag among these; empty where it is not set. */
    public static Optional<String> value(List<TagUse> uses, Tag tag) {
        return uses.stream()
                .filter(use -> use.tag().id().equals(tag.id()))
                .map(TagUse::value)
                .findFirst();
    }

    /** What tags call an object's kind: all that has columns is a TABLE. */
    public static String domain(CatalogObject object) {
        return ObjectColumn.of(object).isEmpty() ? object.kind().name().replace('_', ' ') : "TABLE";
    }

    private static List<Level> levels(Catalog catalog, CatalogObject object) {
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(domain(object), object.info().tags()));
        QualifiedName name = object.name();
        catalog.find(name.database())
                .flatMap(database -> database.find(name.schema()))
                .ifPresent(schema -> levels.addAll(levels(catalog, schema)));
        return levels;
    }

    private static List<Level> levels(Catalog catalog, Schema schema) {
        List<Level> levels = new ArrayList<>();
        levels.add(new Level("SCHEMA", schema.tags()));
        catalog.find(schema.database()).ifPresent(database -> levels.add(level(database)));
        return levels;
    }

    private static Level level(Database database) {
        return new Level("DATABASE", database.tags());
    }

    /** The first level is the thing's own. */
    private static List<TagUse> uses(Catalog catalog, List<Level> levels) {
        if (levels.stream().allMatch(level -> level.tags().isEmpty())) {
            return List.of();
        }
        Map<String, Tag> tags = new LinkedHashMap<>();
        catalog.list(ObjectKind.TAG).forEach(tag -> tags.put(((Tag) tag).id(), (Tag) tag));
        Map<String, TagUse> uses = new LinkedHashMap<>();
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            boolean inherited = i > 0;
            level.tags().forEach((id, value) -> {
                Tag tag = tags.get(id);
                if (tag != null) {
                    uses.putIfAbsent(id, new TagUse(tag, value, level.name(), inherited));
                }
            });
        }
        return List.copyOf(uses.values());
    }
}
