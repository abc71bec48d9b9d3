package dev.glueflake.testkit.snowflake.internal.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.stage.read.OrcFiles;
import dev.glueflake.testkit.snowflake.internal.stage.read.ParquetFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExternalTemplateTest {
    private static Lake lake;

    @BeforeAll
    static void open() {
        lake = new Lake();
        lake.sql.run("create file format pq type = parquet; create file format js type = json;"
                + " create file format oc type = orc; create file format cs type = csv");
        lake.put("etl/pq/a.parquet", ParquetFiles.of("select 1::int as id, 'Lima' as \"City name\""));
        lake.put("etl/js/a.json", "{\"id\": 1, \"tags\": [1]}{\"id\": 2, \"tags\": [2, 3]}");
        lake.put("etl/oc/a.orc", OrcFiles.of("arrow-zstd.orc"));
        lake.put("etl/cs/a.csv", "7,x\n");
    }

    @AfterAll
    static void close() {
        assertThat(lake.sql.session().account().engine().errors().all()).isEmpty();
        lake.close();
    }

    private static String inferred(String folder, String more) {
        return " from table(infer_schema(location => '@outside/" + folder + "/', file_format => '" + folder + "'" + more
                + "))";
    }

    private static void create(String name, String folder, String object, String more) {
        lake.sql.run("create or replace external table " + name + " using template (select array_agg(" + object
                + ") within group (order by order_id)" + inferred(folder, more) + ") location = @outside/" + folder
                + "/ auto_refresh = false file_format = (format_name = " + folder + ")");
    }

    @Test
    void columnsComeFromTheFilesAsInferSchemaFindsThem() {
        create("p", "pq", "object_construct(*)", "");
        assertThat(lake.rows("select \"id\", \"City name\" from p")).isEqualTo("1,Lima");
        assertThat(lake.column("describe table p", "name")).containsExactly("VALUE", "id", "City name");
        create("j", "js", "object_construct(*)", "");
        assertThat(lake.rows("select \"id\", array_size(\"tags\") from j order by 1"))
                .isEqualTo("1,1 2,2");
        create("o", "oc", "object_construct(*)", "");
        assertThat(lake.rows("select count(*), count(\"s\") > 0, max(\"n\") > 0 from o"))
                .isEqualTo("60,true,true");
        create("c", "cs", "object_construct(*)", "");
        assertThat(lake.rows("select \"c1\" + 1, \"c2\" from c")).isEqualTo("8,x");
    }

    @Test
    void namesInUpperCaseAreFoundWhateverTheirCaseInTheFiles() {
        create("p", "pq", "object_construct(*)", ", ignore_case => true");
        assertThat(lake.rows("select id, \"CITY NAME\" from p")).isEqualTo("1,Lima");
    }

    @Test
    void nameAndTypeAreEnough() {
        create("p", "pq", "object_construct('COLUMN_NAME', column_name, 'TYPE', 'VARCHAR')", "");
        assertThat(lake.rows("select \"id\" || '!', \"City name\" from p")).isEqualTo("1!,Lima");
    }

    @Test
    void aDescriptionOfTheColumnsMakesTheSameTable() {
        String columns = lake.sql.cell(
                "select generate_column_description(array_agg(object_construct(*)) within group (order by order_id),"
                        + " 'external_table')" + inferred("pq", ""));
        assertThat(columns)
                .isEqualTo("\"id\" NUMBER(38, 0) AS ($1:id::NUMBER(38, 0)),\n"
                        + "\"City name\" TEXT AS ($1:\"City name\"::TEXT)");
        lake.sql.run("create external table d (" + columns
                + ") location = @outside/pq/ auto_refresh = false file_format = (type = parquet)");
        assertThat(lake.rows("select \"id\", \"City name\" from d")).isEqualTo("1,Lima");
    }

    @Test
    void filesWithoutColumnsAndOtherFormsAreRefused() {
        lake.put("etl/js-none/a.json", "");
        assertThatThrownBy(() -> lake.sql.run("create external table n using template (select array_agg("
                        + "object_construct(*)) from table(infer_schema(location => '@outside/js-none/', file_format =>"
                        + " 'js'))) location = @outside/js-none/ file_format = (type = json)"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("it describes no column");
        assertThatThrownBy(() -> lake.sql.run("create external table n (a int as (value:a::int)) using template"
                        + " (select 1) location = @outside/pq/ file_format = (type = parquet)"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("CREATE EXTERNAL TABLE … USING");
    }
}
