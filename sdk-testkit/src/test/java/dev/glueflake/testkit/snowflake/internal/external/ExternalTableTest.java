package dev.glueflake.testkit.snowflake.internal.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.stage.read.OrcFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalTableTest {
    private static final String CREATE = "create external table orders (id number as (value:c1::number),"
            + " name varchar as (value:c2::varchar),"
            + " country varchar as (split_part(split_part(metadata$filename, '/', 3), '=', 2)))"
            + " partition by (country) location = @outside/orders/ auto_refresh = false"
            + " pattern = '.*[.]csv' file_format = (type = csv)";

    private final Lake lake = new Lake();

    @BeforeEach
    void fill() {
        lake.put("etl/orders/country=US/a.csv", "1,one\n2,two\n");
        lake.put("etl/orders/country=DE/b.csv", "3,drei\n");
        lake.put("etl/orders/country=DE/_SUCCESS", "no data");
        lake.put("etl/orders-old/c.csv", "9,old\n");
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void selectStarGivesTheValueThenTheColumns() {
        lake.sql.run(CREATE);
        assertThat(lake.sql.run("select * from orders").columns())
                .extracting(column -> column.name())
                .containsExactly("VALUE", "ID", "NAME", "COUNTRY");
        assertThat(lake.rows("select id, name, country from orders order by id"))
                .isEqualTo("1,one,US 2,two,US 3,drei,DE");
        assertThat(lake.rows("select value from orders where id = 1")).isEqualTo("{\"c1\":\"1\",\"c2\":\"one\"}");
    }

    @Test
    void pseudoColumnsAreThereOnlyByName() {
        lake.sql.run(CREATE);
        assertThat(lake.rows("select metadata$filename, metadata$file_row_number, o.id from orders o order by id"))
                .isEqualTo("etl/orders/country=US/a.csv,1,1 etl/orders/country=US/a.csv,2,2"
                        + " etl/orders/country=DE/b.csv,1,3");
        assertThat(lake.rows("select o.metadata$filename from orders o where $1:c1 = '3'"))
                .isEqualTo("etl/orders/country=DE/b.csv");
    }

    @Test
    void aTableIsJoinedGroupedAndSeenThroughAView() {
        lake.sql.run(CREATE);
        lake.sql.run("create view totals as select country, count(*) as n from orders group by country");
        assertThat(lake.rows("select * from totals order by 1")).isEqualTo("DE,1 US,2");
        lake.sql.run(
                "create table names (id number, long_name varchar);" + "insert into names values (1, 'number one')");
        assertThat(lake.rows("select n.long_name, o.country from names n join orders o using (id)"))
                .isEqualTo("number one,US");
        lake.sql.run("create table copied as select id, country from orders");
        assertThat(lake.rows("select count(*) from copied")).isEqualTo("3");
    }

    @Test
    void orcFilesAreReadAsOthersAre() {
        lake.put("etl/orc/a.orc", OrcFiles.of("arrow-zstd.orc"));
        lake.sql.run(
                "create external table o (s varchar as (value:s::varchar), n number(12,3) as (value:n::number(12,3)))"
                        + " location = @outside/orc/ auto_refresh = false file_format = (type = orc)");
        assertThat(lake.rows("select count(*), min(metadata$file_row_number), max(n) > 0 from o"))
                .isEqualTo("60,1,true");
        assertThat(lake.rows("select value:m[0]:key::varchar, n from o where n = 469218.181"))
                .isEqualTo("k0,469218.181");
    }

    @Test
    void onlyARefreshChangesWhatAQueryReads() {
        lake.sql.run(CREATE);
        lake.put("etl/orders/country=FR/d.csv", "4,quatre\n");
        lake.put("etl/orders/country=US/a.csv", "1,uno\n");
        lake.delete("etl/orders/country=DE/b.csv");
        assertThat(lake.rows("select id, name from orders order by id")).isEqualTo("1,uno");
        assertThat(lake.rows("alter external table orders refresh"))
                .contains("etl/orders/country=FR/d.csv,REGISTERED_NEW,File registered successfully.")
                .contains("etl/orders/country=US/a.csv,REGISTERED_UPDATE,")
                .contains("etl/orders/country=DE/b.csv,UNREGISTERED,File unregistered successfully.");
        assertThat(lake.rows("select id, name from orders order by id")).isEqualTo("1,uno 4,quatre");
        assertThat(lake.rows("alter external table orders refresh")).isEmpty();
    }

    @Test
    void aPathRefreshesOnlyWhatIsBelowIt() {
        lake.sql.run(CREATE);
        lake.put("etl/orders/country=FR/d.csv", "4,quatre\n");
        lake.put("etl/orders/country=US/e.csv", "5,five\n");
        lake.delete("etl/orders/country=DE/b.csv");
        assertThat(lake.column("alter external table orders refresh 'country=FR/'", "file"))
                .containsExactly("etl/orders/country=FR/d.csv");
        assertThat(lake.rows("select id from orders order by id")).isEqualTo("1 2 4");
        assertThat(lake.column("alter external table orders refresh 'country=DE/'", "status"))
                .containsExactly("UNREGISTERED");
    }

    @Test
    void withoutRefreshOnCreateTheTableIsEmpty() {
        lake.sql.run(CREATE + " refresh_on_create = false");
        assertThat(lake.rows("select * from orders")).isEmpty();
        lake.sql.run("alter external table if exists orders refresh");
        assertThat(lake.rows("select count(*) from orders")).isEqualTo("3");
    }

    @Test
    void filesAreAddedAndRemovedByName() {
        lake.sql.run(CREATE + " refresh_on_create = false");
        assertThat(lake.column(
                        "alter external table orders add files ('country=US/a.csv', 'country=XX/none.csv')", "status"))
                .containsExactly("REGISTERED_NEW", "REGISTER_FAILED");
        assertThat(lake.column("alter external table orders add files ('country=US/a.csv')", "status"))
                .containsExactly("REGISTER_SKIPPED");
        assertThat(lake.rows("select count(*) from orders")).isEqualTo("2");
        assertThat(lake.column(
                        "alter external table orders remove files ('country=US/a.csv', 'country=DE/b.csv')", "status"))
                .containsExactly("UNREGISTERED", "UNREGISTER_FAILED");
        assertThat(lake.rows("select count(*) from orders")).isEqualTo("0");
    }

    @Test
    void aRollbackTakesARefreshBack() {
        lake.sql.run(CREATE + " refresh_on_create = false");
        lake.sql.run("begin; alter external table orders refresh");
        assertThat(lake.rows("select count(*) from orders")).isEqualTo("3");
        lake.sql.run("rollback");
        assertThat(lake.rows("select count(*) from orders")).isEqualTo("0");
        lake.sql.run("begin; alter external table orders refresh; commit");
        assertThat(lake.rows("select count(*) from orders")).isEqualTo("3");
    }

    @Test
    void columnsComeAndGo() {
        lake.sql.run(CREATE);
        lake.sql.run("alter table orders add column if not exists first varchar as (left(value:c2::varchar, 1))");
        lake.sql.run("alter table orders add column (\"n Ame\" varchar not null as (get(value, 'c2')::varchar))");
        assertThat(lake.rows("select first, \"n Ame\" from orders order by id")).isEqualTo("o,one t,two d,drei");
        lake.sql.run("alter table orders drop column if exists first, nothing");
        lake.sql.run("alter table orders rename column \"n Ame\" to other");
        assertThat(lake.column("desc external table orders", "name"))
                .containsExactly("VALUE", "ID", "NAME", "COUNTRY", "OTHER");
        assertThatThrownBy(() -> lake.sql.run("alter table orders drop column country"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("partition column");
        assertThatThrownBy(() -> lake.sql.run("alter table orders add column id number as (value:c1::number)"))
                .hasMessageContaining("duplicate column name 'ID'");
        assertThatThrownBy(() -> lake.sql.run("alter table orders add column x number as (nothing)"))
                .hasMessageContaining("invalid identifier 'NOTHING'");
        lake.sql.run("alter table orders rename to sales");
        assertThat(lake.rows("select count(*) from sales")).isEqualTo("3");
    }

    @Test
    void descriptionsShowTheExpressions() {
        lake.sql.run(CREATE);
        lake.sql.run("comment on column orders.id is 'the number'");
        assertThat(lake.column("describe table orders", "expression"))
                .startsWith(null, "(value:c1::number)", "(value:c2::varchar)");
        assertThat(lake.column("describe external table orders type = columns", "kind"))
                .containsExactly("COLUMN", "VIRTUAL", "VIRTUAL", "VIRTUAL");
        assertThat(lake.column("describe external table orders", "type"))
                .containsExactly("VARIANT", "NUMBER(38,0)", "VARCHAR(16777216)", "VARCHAR(16777216)");
        assertThat(lake.column("show columns in table orders", "column_name"))
                .containsExactly("VALUE", "ID", "NAME", "COUNTRY");
    }

    @Test
    void listsShowTheTable() {
        lake.sql.run("create file format plain type = csv");
        lake.sql.run("create external table other location = @outside/orders/ file_format = (format_name = plain)"
                + " comment = 'about it'");
        lake.sql.run(CREATE);
        assertThat(lake.column("show external tables like 'OTH%' in schema lake.public", "location"))
                .containsExactly("@LAKE.PUBLIC.OUTSIDE/orders/");
        assertThat(lake.column("show external tables starts with 'ORD'", "file_format_type"))
                .containsExactly("CSV");
        assertThat(lake.column("show external tables in account", "comment")).containsExactly("", "about it");
        assertThat(lake.column("show external tables", "file_format_name")).containsExactly("", "LAKE.PUBLIC.PLAIN");
        assertThat(lake.column("show terse external tables", "name")).containsExactly("ORDERS", "OTHER");
        assertThat(lake.column("show tables like 'orders'", "is_external")).containsExactly("Y");
        assertThat(lake.rows("select table_type, table_name from information_schema.tables"
                        + " where table_schema = 'PUBLIC' order by 2"))
                .isEqualTo("EXTERNAL TABLE,ORDERS EXTERNAL TABLE,OTHER");
        assertThat(lake.rows("select table_name, location, file_format_name, file_format_type"
                        + " from information_schema.external_tables order by 1"))
                .isEqualTo("ORDERS,@LAKE.PUBLIC.OUTSIDE/orders/,null,CSV"
                        + " OTHER,@LAKE.PUBLIC.OUTSIDE/orders/,LAKE.PUBLIC.PLAIN,CSV");
        assertThat(lake.rows("select column_name from information_schema.columns where table_name = 'ORDERS'"
                        + " order by ordinal_position"))
                .isEqualTo("VALUE ID NAME COUNTRY");
    }

    @Test
    void tableFunctionsTellOfFilesAndTheirHistory() {
        lake.sql.run(CREATE);
        assertThat(lake.rows("select file_name, file_size from table(information_schema.external_table_files("
                        + "table_name => 'orders')) order by 1"))
                .isEqualTo("etl/orders/country=DE/b.csv,7 etl/orders/country=US/a.csv,12");
        lake.delete("etl/orders/country=DE/b.csv");
        lake.sql.run("alter external table orders refresh");
        assertThat(lake.rows("select operation_status, count(*) from"
                        + " table(information_schema.external_table_file_registration_history('ORDERS'))"
                        + " group by 1 order by 1"))
                .isEqualTo("REGISTERED_NEW,2 UNREGISTERED,1");
        assertThatThrownBy(() -> lake.sql.run("select * from table(external_table_files('nothing'))"))
                .hasMessageContaining("does not exist or not authorized");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into orders values (1)",
                "update orders set id = 1",
                "delete from orders",
                "truncate table orders",
                "merge into orders using (select 1 as x) s on orders.id = s.x when matched then delete",
                "drop table orders",
                "copy into orders from @outside"
            })
    void anExternalTableIsReadOnly(String statement) {
        lake.sql.run(CREATE);
        assertThatThrownBy(() -> lake.sql.run(statement)).isInstanceOf(SnowflakeException.class);
        assertThat(lake.rows("select count(*) from orders")).isEqualTo("3");
    }

    @Test
    void replacingAndDropping() {
        lake.sql.run(CREATE);
        assertThatThrownBy(() -> lake.sql.run(CREATE)).hasMessageContaining("already exists");
        assertThat(lake.sql.cell(CREATE.replace("table orders", "table if not exists orders")))
                .isEqualTo("ORDERS already exists, statement succeeded.");
        lake.rows("select count(*) from orders");
        assertThat(lake.sql.cell("create or replace external table orders (n number as (value:c1::number))"
                        + " with location = @outside/orders-old copy grants comment = 'x'"))
                .isEqualTo("External table ORDERS successfully created.");
        assertThat(lake.rows("select n from orders")).isEqualTo("9");
        assertThat(lake.sql.cell("drop external table orders")).isEqualTo("ORDERS successfully dropped.");
        assertThat(lake.sql.cell("drop external table if exists orders")).contains("already dropped");
        assertThatThrownBy(() -> lake.rows("select * from orders")).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> lake.sql.run("undrop table orders")).isInstanceOf(SnowflakeException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replace(metadata$filename, 'a', 'b')",
                "value:c1::varchar",
                "try_cast(metadata$filename as number)::varchar",
                "regexp_substr(metadata$filename, 'a')",
                "metadata$file_row_number::varchar"
            })
    void partitionExpressionsAreLimited(String expression) {
        assertThatThrownBy(() -> lake.sql.run("create external table t (p varchar as (" + expression
                        + ")) partition by (p) location = @outside"))
                .hasMessageContaining("Defining expression for partition column P is invalid.");
    }

    @Test
    void everyDocumentedPartitionFunctionIsTaken() {
        lake.sql.run("create external table t (p varchar as (case when startswith(lower(metadata$filename), 'etl/')"
                + " and not endswith(metadata$filename, '.gz') or metadata$filename in ('a', 'b')"
                + " then concat(upper(split_part(metadata$filename, '/', -2 + 4 * 1)), '-') else"
                + " iff(metadata$filename is null, ifnull(metadata$filename, 'x'), nvl2(metadata$filename, 'a', 'b')) end"
                + " || substr(metadata$filename, 1, zeroifnull(nullif(3, 4)))))"
                + " partition by (p) location = @outside/orders/country=US/");
        assertThat(lake.rows("select distinct p from t")).isEqualTo("ORDERS-etl");
    }

    @Test
    void aFileWhosePartitionValueCannotBeComputedIsNotRegistered() {
        lake.put("etl/days/2024-02-29/a.csv", "1\n");
        lake.put("etl/days/never/a.csv", "2\n");
        lake.sql.run("create external table days (d date as (split_part(metadata$filename, '/', 3)::date))"
                + " partition by (d) location = @outside/days/");
        assertThat(lake.rows("select d, value:c1::number from days")).isEqualTo("2024-02-29,1");
        assertThat(lake.rows("select file_name, operation_status, message from"
                        + " table(information_schema.external_table_file_registration_history('DAYS'))"
                        + " where operation_status <> 'REGISTERED_NEW'"))
                .contains("etl/days/never/a.csv,REGISTER_FAILED,")
                .contains("never");
    }

    @Test
    void partitionsByTheUser() {
        lake.sql.run("create external table manual (id number as (value:c1::number),"
                + " p varchar as (parse_json(metadata$external_table_partition):P::varchar),"
                + " n number as (parse_json(metadata$external_table_partition):N::number))"
                + " partition by (p, n) partition_type = user_specified location = @outside/orders/"
                + " file_format = (type = csv)");
        assertThat(lake.rows("select * from manual")).isEmpty();
        lake.sql.run("alter external table manual add partition (p = 'it''s \"US\"', n = '7') location 'country=US'");
        assertThat(lake.rows("select id, p, n from manual order by id")).isEqualTo("1,it's \"US\",7 2,it's \"US\",7");
        assertThatThrownBy(() -> lake.sql.run("alter external table manual refresh"))
                .hasMessageContaining("REFRESH is not supported");
        assertThatThrownBy(() -> lake.sql.run("alter external table manual add partition (p = '1') location 'x'"))
                .hasMessageContaining("P, N");
        lake.sql.run("alter external table manual drop partition location 'country=US'");
        assertThat(lake.rows("select * from manual")).isEmpty();
        lake.sql.run(CREATE);
        assertThatThrownBy(() ->
                        lake.sql.run("alter external table orders add partition (country = 'a') location 'country=US'"))
                .hasMessageContaining("ADD PARTITION is not supported");
    }

    @Test
    void aBadRecordEndsItsFileAndNothingElse() {
        lake.put("etl/bad/a.csv", "1,a\n\"2,b\n3,c\n");
        lake.put("etl/bad/b.csv", "4,d\n");
        lake.sql.run("create external table bad (id number as (value:c1::number)) location = @outside/bad/"
                + " file_format = (type = csv field_optionally_enclosed_by = '\"')");
        assertThat(lake.rows("select id from bad order by id")).isEqualTo("1 4");
    }

    @Test
    void parquetFilesAreReadTogetherAndADamagedOneIsLeftOut() throws Exception {
        lake.put("etl/lake/a.parquet", parquet("select 1 as id, 'it''s' as name union all select 2, null"));
        lake.put("etl/lake/b.parquet", parquet("select 3 as id, 'drei' as name"));
        lake.put("etl/lake/c.parquet", parquet("select 4 as id, [1, 2] as \"l'ist\", 1.5::decimal(20, 3) as d"));
        String create = "create or replace external table lake (id number as (value:id::number))"
                + " location = @outside/lake/ file_format = (type = parquet)";
        String rows = "select id, value, metadata$file_row_number from lake order by id";
        String all = "1,{\"id\":1,\"name\":\"it's\"},1 2,{\"id\":2,\"name\":null},2 3,{\"id\":3,\"name\":\"drei\"},1";
        lake.sql.run(create);
        assertThat(lake.rows(rows)).startsWith(all).contains("4,{\"d\":1.5,\"id\":4,\"l'ist\":");
        lake.put("etl/lake/d.parquet", "PAR1 and nothing else");
        lake.sql.run(create);
        assertThat(lake.rows(rows)).startsWith(all).contains("4,{\"d\":1.5,\"id\":4,\"l'ist\":");
    }

    private static byte[] parquet(String query) throws Exception {
        Path file = Files.createTempFile("external", ".parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aValueThatDoesNotFitFailsOnlyWhereItIsRead() {
        lake.put("etl/bad/a.csv", "x,a\n");
        lake.sql.run("create external table bad (id number as (value:c1::number), name varchar as (value:c2::varchar))"
                + " location = @outside/bad/");
        assertThat(lake.rows("select name from bad")).isEqualTo("a");
        assertThatThrownBy(() -> lake.rows("select id from bad"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("x");
    }

    @Test
    void aTableWithoutItsStageIsInvalid() {
        lake.sql.run(CREATE);
        lake.sql.run("drop stage outside");
        assertThatThrownBy(() -> lake.rows("select * from orders"))
                .hasMessageContaining("marked invalid. Missing stage");
        assertThat(lake.column("show external tables", "invalid")).containsExactly("true");
    }

    @Test
    void whatIsNotThereIsRefusedByName() {
        for (List<String> each : List.of(
                List.of("table_format = delta", "TABLE_FORMAT = DELTA"),
                List.of("integration = 'x'", "INTEGRATION"),
                List.of("partition_type = user_specified", "PARTITION BY"))) {
            assertThatThrownBy(() -> lake.sql.run("create external table t location = @outside " + each.get(0)))
                    .isInstanceOf(SnowflakeException.class)
                    .hasMessageContaining(each.get(1));
        }
        lake.sql.run("create stage inside");
        assertThatThrownBy(() -> lake.sql.run("create external table t location = @inside"))
                .hasMessageContaining("external stage");
        assertThatThrownBy(() -> lake.sql.run("create external table t (a number as (1)) file_format = (type = csv)"))
                .hasMessageContaining("LOCATION");
        lake.sql.run("create table plain (a number)");
        assertThatThrownBy(() -> lake.sql.run("alter table plain add column b number as (a)"))
                .hasMessageContaining("virtual column");
        assertThatThrownBy(() -> lake.sql.run("alter external table plain refresh"))
                .hasMessageContaining("Object found is of type 'TABLE'");
    }

    @Test
    void anOptionThatIsNoneIsRefused() {
        lake.sql.run(CREATE);
        assertThatThrownBy(() -> lake.sql.run("alter external table orders set nonsense = true"))
                .hasMessageContaining("NONSENSE");
    }
}
