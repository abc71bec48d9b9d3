package dev.glueflake.testkit.snowflake.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Catalog catalog = new Catalog();
    private int physical;

    @BeforeEach
    void database() {
        catalog.create("DB", new SchemaFacts(NOW, "R"), CreateMode.FAIL_IF_EXISTS);
    }

    private Schema schema() {
        return catalog.require("DB").require(Schema.PUBLIC);
    }

    private Table table(String name) {
        ObjectInfo info = new ObjectInfo(new QualifiedName("DB", Schema.PUBLIC, name), NOW, "", "R");
        return new Table(info, "t" + ++physical, Persistence.PERMANENT, List.of(), List.of(), 1, 1);
    }

    private Table put(String name) {
        Table table = table(name);
        schema().put(table, CreateMode.FAIL_IF_EXISTS);
        return table;
    }

    private String physicalOf(String name) {
        return schema().require(ObjectKind.TABLE, Table.class, name).physical();
    }

    private static void refused(Runnable work, String code) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(SnowflakeException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void namesAreShownQuotedWhereTheyMustBe() {
        assertThat(new QualifiedName("DB", "a b", "x\"y")).hasToString("DB.\"a b\".\"x\"\"y\"");
        assertThat(new QualifiedName("DB", "_S$1", "T")).hasToString("DB._S$1.T");
    }

    @Test
    void aTableAndASequenceMayShareANameATableAndAViewMayNot() {
        put("X");
        ObjectInfo info = new ObjectInfo(new QualifiedName("DB", Schema.PUBLIC, "X"), NOW, "", "R");
        assertThat(schema().put(new Sequence(info, "q1", 1, 1), CreateMode.FAIL_IF_EXISTS))
                .isTrue();
        View view = new View(info, List.of(), new Query.Values(List.of(), Position.NONE), "", false, Map.of(), null);
        refused(() -> schema().put(view, CreateMode.OR_REPLACE), "002002");
        assertThat(schema().put(view, CreateMode.IF_NOT_EXISTS)).isFalse();
    }

    @Test
    void undropBringsBackTheOneDroppedLast() {
        Table first = put("X");
        schema().put(table("X"), CreateMode.OR_REPLACE);
        String second = physicalOf("X");
        schema().drop(ObjectKind.TABLE, "X");
        schema().undrop(ObjectKind.TABLE, "X");
        assertThat(physicalOf("X")).isEqualTo(second);
        refused(() -> schema().undrop(ObjectKind.TABLE, "X"), "002002");
        catalog.rename(
                schema().require(ObjectKind.TABLE, Table.class, "X"), new QualifiedName("DB", Schema.PUBLIC, "Y"));
        schema().undrop(ObjectKind.TABLE, "X");
        assertThat(physicalOf("X")).isEqualTo(first.physical());
    }

    @Test
    void swapExchangesNamesAndKeepsRows() {
        Table one = put("A");
        Table other = put("B");
        catalog.swap(one, other);
        assertThat(physicalOf("A")).isEqualTo(other.physical());
        assertThat(physicalOf("B")).isEqualTo(one.physical());
        assertThat(schema().require(ObjectKind.TABLE, Table.class, "A").name().name())
                .isEqualTo("A");
    }

    @Test
    void aChangeOfAnObjectThatSomebodyElseChangedIsRefused() {
        Table table = put("A");
        schema().replace(table, table.with(table.info().withComment("first")));
        refused(() -> schema().replace(table, table.with(table.info().withComment("second"))), "002003");
        assertThat(schema().require(ObjectKind.TABLE, Table.class, "A").comment())
                .isEqualTo("first");
    }

    @Test
    void aDroppedDatabaseComesBackWithEverything() {
        put("A");
        catalog.drop("DB", Instant.EPOCH);
        refused(() -> catalog.require("DB"), "002043");
        catalog.undrop("DB");
        assertThat(physicalOf("A")).isEqualTo("t1");
    }

    @Test
    void informationSchemaCannotBeMade() {
        SchemaFacts facts = new SchemaFacts(NOW, "R");
        refused(() -> catalog.require("DB").create(Schema.INFORMATION_SCHEMA, facts, CreateMode.OR_REPLACE), "002002");
        assertThat(catalog.require("DB").create(Schema.PUBLIC, facts, CreateMode.IF_NOT_EXISTS))
                .isFalse();
    }
}
