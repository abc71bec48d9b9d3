package dev.glueflake.testkit.snowflake.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShowStatementsTest {
    private final Sql sql = Sql.open();

    @BeforeEach
    void objects() {
        sql.run(
                "create table orders (id int not null, price number(10,2) default 0, note varchar(20), primary key (id));"
                        + "create view cheap as select id from orders where price < 1; insert into orders (id) values (1), (2)");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void columnsThatTheDriverReadsByPositionAreInPlace() {
        assertThat(Sql.names(sql.run("show databases in account").columns()))
                .element(1)
                .isEqualTo("name");
        assertThat(Sql.names(sql.run("show schemas in database db").columns()))
                .startsWith("created_on", "name")
                .element(4)
                .isEqualTo("database_name");
        assertThat(Sql.names(sql.run("show tables in account").columns()))
                .startsWith("created_on", "name", "database_name", "schema_name", "kind", "comment");
        assertThat(Sql.names(sql.run("show objects in schema db.public").columns()))
                .startsWith("created_on", "name", "database_name", "schema_name", "kind", "comment");
        assertThat(Sql.names(sql.run("show views in account").columns()))
                .startsWith("created_on", "name", "reserved", "database_name", "schema_name", "owner", "comment");
        assertThat(Sql.names(sql.run("show columns in account").columns()))
                .containsExactly(
                        "table_name",
                        "schema_name",
                        "column_name",
                        "data_type",
                        "null?",
                        "default",
                        "kind",
                        "expression",
                        "comment",
                        "database_name",
                        "autoincrement",
                        "schema_evolution_record");
        assertThat(Sql.names(
                        sql.run("show primary keys in table db.public.orders").columns()))
                .startsWith(
                        "created_on",
                        "database_name",
                        "schema_name",
                        "table_name",
                        "column_name",
                        "key_sequence",
                        "constraint_name");
        assertThat(Sql.names(sql.run("show imported keys in account").columns()).subList(1, 15))
                .startsWith("pk_database_name", "pk_schema_name", "pk_table_name", "pk_column_name", "fk_database_name")
                .endsWith("key_sequence", "update_rule", "delete_rule", "fk_name", "pk_name", "deferrability");
    }

    @Test
    void tablesComeWithTheirRowsAndKinds() {
        assertThat(sql.column("show tables", "rows")).containsExactly("2");
        assertThat(sql.column("show objects", "kind")).containsExactlyInAnyOrder("TABLE", "VIEW");
        assertThat(sql.column("show views", "name")).containsExactly("CHEAP");
        assertThat(sql.column("show terse tables", "kind")).containsExactly("TABLE");
    }

    @Test
    void likeStartsWithAndLimitChooseRows() {
        sql.run("create table order_lines (a int); create table \"orders\" (a int)");
        assertThat(sql.column("show tables like 'ORDER%'", "name")).containsExactly("ORDERS", "ORDER_LINES", "orders");
        assertThat(sql.column("show tables like 'order\\_lines' in account", "name"))
                .containsExactly("ORDER_LINES");
        assertThat(sql.column("show tables starts with 'ORDER'", "name")).containsExactly("ORDERS", "ORDER_LINES");
        assertThat(sql.column("show tables limit 1", "name")).hasSize(1);
    }

    @Test
    void columnTypesAreJsonTexts() {
        assertThat(sql.column("show columns in table orders", "data_type"))
                .containsExactly(
                        "{\"type\":\"FIXED\",\"precision\":38,\"scale\":0,\"nullable\":false}",
                        "{\"type\":\"FIXED\",\"precision\":10,\"scale\":2,\"nullable\":true}",
                        "{\"type\":\"TEXT\",\"length\":20,\"byteLength\":80,\"nullable\":true,\"fixed\":false}");
        assertThat(sql.column("show columns like 'pr%' in table orders", "default"))
                .containsExactly("0");
        assertThat(sql.column("show primary keys in schema db.public", "column_name"))
                .containsExactly("ID");
    }

    @Test
    void describeTableHasItsTwelveColumns() {
        assertThat(Sql.names(sql.run("describe table orders").columns()))
                .containsExactly(
                        "name",
                        "type",
                        "kind",
                        "null?",
                        "default",
                        "primary key",
                        "unique key",
                        "check",
                        "expression",
                        "comment",
                        "policy name",
                        "privacy domain");
        assertThat(sql.column("desc table orders", "null?")).containsExactly("N", "Y", "Y");
    }

    @Test
    void proceduresAreShownAndDescribedBySignature() {
        sql.run("create procedure p(a int, b varchar) returns varchar language sql as $$ begin return 'x'; end $$");
        assertThat(sql.column("show procedures", "arguments")).containsExactly("P(NUMBER, VARCHAR) RETURN VARCHAR");
        assertThat(sql.rows("desc procedure p(int, varchar)"))
                .startsWith("signature,(A NUMBER, B VARCHAR) returns,VARCHAR(16777216) language,SQL");
        assertThatThrownBy(() -> sql.run("desc procedure p(int)")).isInstanceOf(SnowflakeException.class);
    }

    @Test
    void informationSchemaAnswersFromTheCatalog() {
        assertThat(
                        sql.rows(
                                "select table_name, table_type, row_count from information_schema.tables where table_type = 'BASE TABLE'"))
                .isEqualTo("ORDERS,BASE TABLE,2");
        assertThat(sql.rows("select column_name, data_type, is_nullable from db.information_schema.columns"
                        + " where table_name = 'ORDERS' order by ordinal_position"))
                .isEqualTo("ID,NUMBER,NO PRICE,NUMBER,YES NOTE,TEXT,YES");
        assertThat(sql.rows("select schema_name from information_schema.schemata order by 1"))
                .isEqualTo("INFORMATION_SCHEMA PUBLIC");
        assertThatThrownBy(() -> sql.run("select * from information_schema.packages"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("INFORMATION_SCHEMA.PACKAGES");
    }

    @Test
    void whatIsNotThereIsRefusedByName() {
        assertThatThrownBy(() -> sql.run("show network policies"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("NETWORK POLICIES");
        assertThatThrownBy(() -> sql.run("show tables in schema db.nope"))
                .isInstanceOfSatisfying(
                        SnowflakeException.class, e -> assertThat(e.sqlState()).isEqualTo("02000"));
    }
}
