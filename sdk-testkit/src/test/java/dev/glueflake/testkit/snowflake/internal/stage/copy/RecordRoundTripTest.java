package dev.glueflake.testkit.snowflake.internal.stage.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.snowflake.internal.external.Lake;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import dev.glueflake.testkit.snowflake.internal.stage.csv.RandomCsv;
import dev.glueflake.testkit.snowflake.internal.stage.orc.OrcType;
import dev.glueflake.testkit.snowflake.internal.stage.orc.OrcWriter;
import dev.glueflake.testkit.snowflake.internal.stage.read.ParquetFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Assertions;

/** Rows that other libraries wrote come back as they were, by COPY, by a query of the stage and through an external table. */
class RecordRoundTripTest {
    private static final Schema SCHEMA = SchemaBuilder.record("R")
            .fields()
            .requiredInt("n")
            .optionalLong("id")
            .optionalString("name")
            .optionalDouble("ratio")
            .optionalBoolean("flag")
            .endRecord();
    private static final List<String> CODECS = List.of("null", "deflate", "snappy", "zstandard", "bzip2");
    private static final List<String> PAGES = List.of("snappy", "zstd", "gzip", "uncompressed", "lz4");

    private static final List<String> COLUMNS = List.of("n", "id", "name", "ratio", "flag");
    private static final OrcType ORC = orcType();

    private static Lake lake;
    private static int files;

    record Row(Long id, String name, Double ratio, Boolean flag) {}

    @BeforeContainer
    static void open() {
        lake = new Lake();
    }

    @AfterContainer
    static void close() {
        lake.close();
    }

    private static OrcType orcType() {
        List<OrcType.Kind> kinds = List.of(
                OrcType.Kind.INT, OrcType.Kind.LONG, OrcType.Kind.STRING, OrcType.Kind.DOUBLE, OrcType.Kind.BOOLEAN);
        List<OrcType> fields = IntStream.range(0, kinds.size())
                .mapToObj(i -> new OrcType(i + 1, kinds.get(i), List.of(), List.of(), 0, 0))
                .toList();
        return new OrcType(0, OrcType.Kind.STRUCT, fields, COLUMNS, 0, 0);
    }

    @Property(tries = 6)
    void avro(@ForAll("rows") List<Row> rows, @ForAll("choice") int choice) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(SCHEMA))) {
            writer.setCodec(CodecFactory.fromString(CODECS.get(choice)));
            writer.create(SCHEMA, bytes);
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                writer.append(new GenericRecordBuilder(SCHEMA)
                        .set("n", i)
                        .set("id", row.id())
                        .set("name", row.name())
                        .set("ratio", row.ratio())
                        .set("flag", row.flag())
                        .build());
            }
        }
        check("type = avro null_if = ()", bytes.toByteArray(), rows);
    }

    @Property(tries = 6)
    void json(@ForAll("rows") List<Row> rows, @ForAll("choice") int choice) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ObjectNode document = mapper.createObjectNode();
            document.put("n", i)
                    .put("id", rows.get(i).id())
                    .put("name", rows.get(i).name());
            document.put("ratio", rows.get(i).ratio()).put("flag", rows.get(i).flag());
            documents.add(choice % 2 == 0 ? document.toString() : document.toPrettyString());
        }
        boolean array = choice > 2;
        String text = array ? "[" + String.join(",", documents) + "]" : String.join("\n", documents);
        byte[] packed = packed(text.getBytes(StandardCharsets.UTF_8), choice);
        check("type = json null_if = () strip_outer_array = " + array, packed, rows);
    }

    @Property(tries = 6)
    void parquet(@ForAll("rows") List<Row> rows, @ForAll("choice") int choice) {
        String values = rows.stream().map(RecordRoundTripTest::literal).collect(Collectors.joining(" union all "));
        String select =
                "select row_number() over () - 1 as n, * from (select null::bigint as id, null::varchar as name,"
                        + " null::double as ratio, null::boolean as flag where false union all " + values + ")";
        check(
                "type = parquet null_if = ()",
                ParquetFiles.of(select, "FORMAT parquet, CODEC " + PAGES.get(choice)),
                rows);
    }

    @Property(tries = 6)
    void orc(@ForAll("rows") List<Row> rows, @ForAll long seed) throws IOException {
        List<List<Object>> values = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            byte[] name = row.name() == null ? null : row.name().getBytes(StandardCharsets.UTF_8);
            values.add(Arrays.asList((long) i, row.id(), name, row.ratio(), row.flag()));
        }
        check("type = orc null_if = ()", OrcWriter.write(ORC, values, new Random(seed)), rows);
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void csv(@ForAll("rows") List<Row> rows, @ForAll("choice") int choice, @ForAll long seed) throws IOException {
        RandomCsv csv = new RandomCsv(new Random(seed));
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> line = new ArrayList<>(List.of(String.valueOf(i)));
            line.addAll(cells(rows.get(i)));
            lines.add(line);
        }
        check(csv.format(), packed(csv.write(lines), choice), rows, column -> "c" + (column + 1));
    }

    private static String literal(Row row) {
        String name = row.name() == null ? "null" : "'" + row.name().replace("'", "''") + "'";
        String id = row.id() == null ? "null" : "'" + row.id() + "'";
        return "select " + id + "::bigint, " + name + "::varchar, " + row.ratio() + "::double, " + row.flag()
                + "::boolean";
    }

    private static void check(String format, byte[] file, List<Row> rows) {
        check(format, file, rows, RecordRoundTripTest::path);
    }

    private static String path(int column) {
        return COLUMNS.get(column);
    }

    /** @param path of a column's value in that of its row, columns from 0 */
    private static void check(String format, byte[] file, List<Row> rows, IntFunction<String> path) {
        List<List<String>> expected =
                rows.stream().map(RecordRoundTripTest::cells).toList();
        String folder = "f" + files++;
        lake.put("etl/" + folder + "/file", file);
        SqlAccount sql = lake.sql;
        sql.run("create or replace file format f " + format + "; create or replace stage " + folder
                + " url = 's3://lake/etl/" + folder + "/' file_format = (format_name = f);"
                + " create or replace table t (n int, id int, name varchar, ratio float, flag boolean)");
        boolean csv = format.startsWith("type = csv");
        sql.run("copy into t from @" + folder + (csv ? "" : " match_by_column_name = case_insensitive"));
        assertThat(sql.rows("select id, name, ratio, flag from t order by n")).isEqualTo(expected);
        String typed = String.join(",", typed(csv ? i -> "$" + (i + 1) : i -> "$1:" + path.apply(i)));
        assertThat(sql.rows("select " + typed + " from @" + folder + " order by metadata$file_row_number"))
                .isEqualTo(expected);
        sql.run("create external table e_" + folder + " location = @" + folder
                + " auto_refresh = false file_format = (format_name = f)");
        assertThat(sql.rows("select " + String.join(",", typed(i -> "value:" + path.apply(i))) + " from e_" + folder
                        + " order by metadata$file_row_number"))
                .isEqualTo(expected);
        Assertions.assertTrue(sql.session().account().engine().errors().all().isEmpty());
    }

    private static List<String> typed(IntFunction<String> value) {
        List<String> types = List.of("int", "varchar", "float", "boolean");
        return IntStream.range(0, types.size())
                .mapToObj(i -> value.apply(i + 1) + "::" + types.get(i))
                .toList();
    }

    private static List<String> cells(Row row) {
        return Arrays.asList(text(row.id()), row.name(), text(row.ratio()), text(row.flag()));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static byte[] packed(byte[] bytes, int choice) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out =
                switch (choice) {
                    case 0 -> packed;
                    case 1 -> new GZIPOutputStream(packed);
                    case 2 -> new BZip2CompressorOutputStream(packed);
                    case 3 -> new DeflaterOutputStream(packed);
                    default -> new com.github.luben.zstd.ZstdOutputStream(packed);
                }) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Provide
    Arbitrary<Integer> choice() {
        return Arbitraries.integers().between(0, 4);
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Long> ids = Arbitraries.longs().injectNull(0.2);
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("ab\"\\'\n\t{}[]:,~\u0001 é☃")
                .withCharRange('0', '9')
                .ofMaxLength(12)
                .injectNull(0.2);
        Arbitrary<Double> ratios = Arbitraries.of(0.0, 1.0, -2.5, 0.1, 1234.5678, 1e15, -1e-3, 0.30000000000000004)
                .injectNull(0.2);
        Arbitrary<Boolean> flags = Arbitraries.of(true, false).injectNull(0.2);
        return Combinators.combine(ids, names, ratios, flags)
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
