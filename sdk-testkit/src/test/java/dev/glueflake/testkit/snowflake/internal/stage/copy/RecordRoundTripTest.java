package dev.glueflake.testkit.snowflake.internal.stage.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import dev.glueflake.testkit.snowflake.internal.stage.read.ParquetFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Assertions;

/** Rows that other libraries wrote come back as they were, by COPY and by a query of the stage. */
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

    record Row(Long id, String name, Double ratio, Boolean flag) {}

    @Property(tries = 8)
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
        check("type = avro", bytes.toByteArray(), rows);
    }

    @Property(tries = 8)
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
        check("type = json strip_outer_array = " + array, packed, rows);
    }

    @Property(tries = 8)
    void parquet(@ForAll("rows") List<Row> rows, @ForAll("choice") int choice) {
        String values = rows.stream().map(RecordRoundTripTest::literal).collect(Collectors.joining(" union all "));
        String select =
                "select row_number() over () - 1 as n, * from (select null::bigint as id, null::varchar as name,"
                        + " null::double as ratio, null::boolean as flag where false union all " + values + ")";
        check("type = parquet", ParquetFiles.of(select, "FORMAT parquet, CODEC " + PAGES.get(choice)), rows);
    }

    private static String literal(Row row) {
        String name = row.name() == null ? "null" : "'" + row.name().replace("'", "''") + "'";
        String id = row.id() == null ? "null" : "'" + row.id() + "'";
        return "select " + id + "::bigint, " + name + "::varchar, " + row.ratio() + "::double, " + row.flag()
                + "::boolean";
    }

    private static void check(String format, byte[] file, List<Row> rows) {
        List<List<String>> expected =
                rows.stream().map(RecordRoundTripTest::cells).toList();
        try (SqlAccount sql = new SqlAccount()) {
            sql.run("create file format f " + format
                    + " null_if = (); create stage landing file_format = (format_name = f);"
                    + " create table t (n int, id int, name varchar, ratio float, flag boolean)");
            sql.put("@landing/file", file);
            sql.run("copy into t from @landing match_by_column_name = case_insensitive");
            assertThat(sql.rows("select id, name, ratio, flag from t order by n"))
                    .isEqualTo(expected);
            assertThat(sql.rows("select $1:id::int, $1:name::varchar, $1:ratio::float, $1:flag::boolean from @landing"
                            + " order by metadata$file_row_number"))
                    .isEqualTo(expected);
            Assertions.assertTrue(
                    sql.session().account().engine().errors().all().isEmpty());
        }
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
