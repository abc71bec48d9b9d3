package dev.glueflake.glue.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.glue.internal.sync.HiveType.Array;
import dev.glueflake.glue.internal.sync.HiveType.Decimal;
import dev.glueflake.glue.internal.sync.HiveType.Dictionary;
import dev.glueflake.glue.internal.sync.HiveType.Field;
import dev.glueflake.glue.internal.sync.HiveType.Kind;
import dev.glueflake.glue.internal.sync.HiveType.Primitive;
import dev.glueflake.glue.internal.sync.HiveType.Struct;
import dev.glueflake.glue.internal.sync.HiveType.Text;
import dev.glueflake.glue.internal.sync.HiveType.Union;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiveTypeParserTest {
    private static final HiveType INT = new Primitive(Kind.INTEGER);
    private static final HiveType STRING = new Primitive(Kind.STRING);

    @ParameterizedTest
    @CsvSource({
        "boolean, BOOLEAN",
        "bool, BOOLEAN",
        "tinyint, INTEGER",
        "smallint, INTEGER",
        "int, INTEGER",
        "INTEGER, INTEGER",
        "bigint, INTEGER",
        "long, INTEGER",
        "short, INTEGER",
        "byte, INTEGER",
        "float, FLOAT",
        "double, FLOAT",
        "real, FLOAT",
        "double precision, FLOAT",
        "string, STRING",
        "text, STRING",
        "date, DATE",
        "timestamp, TIMESTAMP",
        "timestamp(3), TIMESTAMP",
        "timestamp_ntz, TIMESTAMP",
        "timestamp without time zone, TIMESTAMP",
        "timestamp with local time zone, TIMESTAMP_LTZ",
        "timestamp  with time zone, TIMESTAMP_TZ",
        "timestamptz, TIMESTAMP_TZ",
        "binary, BINARY",
        "interval_year_month, INTERVAL",
        "interval day to second, INTERVAL",
        "void, VOID",
        "null, VOID",
        "unknown, VOID"
    })
    void readsTypesWithoutParts(String text, Kind kind) {
        assertThat(HiveTypeParser.parse(text)).isEqualTo(new Primitive(kind));
    }

    @Test
    void readsLengthsAndPrecisions() {
        assertThat(HiveTypeParser.parse("decimal")).isEqualTo(new Decimal(10, 0));
        assertThat(HiveTypeParser.parse("decimal(7)")).isEqualTo(new Decimal(7, 0));
        assertThat(HiveTypeParser.parse(" NUMERIC ( 38 , 18 ) ")).isEqualTo(new Decimal(38, 18));
        assertThat(HiveTypeParser.parse("varchar(20)")).isEqualTo(new Text(20));
        assertThat(HiveTypeParser.parse("char(1)")).isEqualTo(new Text(1));
    }

    @Test
    void readsNestedTypes() {
        assertThat(HiveTypeParser.parse("array<array<int>>")).isEqualTo(new Array(new Array(INT)));
        assertThat(HiveTypeParser.parse("map<string,struct<>>"))
                .isEqualTo(new Dictionary(STRING, new Struct(List.of())));
        assertThat(HiveTypeParser.parse("uniontype<int,string>")).isEqualTo(new Union(List.of(INT, STRING)));
        assertThat(HiveTypeParser.parse("struct<a-b:int,c:array<map<string,decimal(38,18)>>>"))
                .isEqualTo(new Struct(List.of(
                        new Field("a-b", INT),
                        new Field("c", new Array(new Dictionary(STRING, new Decimal(38, 18)))))));
        assertThat(HiveTypeParser.parse("row(a integer, \"b c\" varchar)"))
                .isEqualTo(new Struct(List.of(new Field("a", INT), new Field("b c", STRING))));
    }

    @Test
    void readsTheFieldNamesThatCrawlersWrite() {
        assertThat(HiveTypeParser.parse("struct<$id:int,@type:string,a:b:c:int, Mixed Case : string>"))
                .isEqualTo(new Struct(List.of(
                        new Field("$id", INT),
                        new Field("@type", STRING),
                        new Field("a:b:c", INT),
                        new Field("Mixed Case", STRING))));
        assertThat(HiveTypeParser.parse("struct<`a,b>:``c`:int comment 'it''s, > here',d:string>"))
                .isEqualTo(new Struct(List.of(new Field("a,b>:`c", INT), new Field("d", STRING))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "foo",
                "array",
                "array<",
                "array<int",
                "array<int>>",
                "map<string>",
                "struct<a>",
                "struct<:int>",
                "struct<a:foo>",
                "struct<a:int,>",
                "decimal(39,0)",
                "decimal(5,6)",
                "decimal(0)",
                "decimal(9999999999)",
                "varchar",
                "char()",
                "int int",
                "int; drop table t",
                "struct<`a:int>",
                "struct<a:int comment>",
                "row()",
                "interval",
                "uniontype<>",
                "\u0000"
            })
    void refusesEverythingElseAndSaysWhere(String text) {
        assertThatThrownBy(() -> HiveTypeParser.parse(text))
                .isInstanceOf(HiveTypeException.class)
                .hasMessageContaining("at position");
    }

    @Test
    void limitsDepthAndLength() {
        String deep = "array<".repeat(63) + "int" + ">".repeat(63);
        assertThat(HiveTypeParser.parse(deep)).isInstanceOf(Array.class);
        assertThatThrownBy(() -> HiveTypeParser.parse("array<" + deep + ">")).isInstanceOf(HiveTypeException.class);
        assertThatThrownBy(() -> HiveTypeParser.parse("array<".repeat(20_000))).isInstanceOf(HiveTypeException.class);
        assertThatThrownBy(() -> HiveTypeParser.parse(" ".repeat(131_073) + "int"))
                .isInstanceOf(HiveTypeException.class);
    }

    @Test
    void readsTheWidestTypeThatGlueHolds() {
        StringBuilder text = new StringBuilder("struct<");
        while (text.length() < 131_000) {
            text.append(text.length() > 7 ? "," : "")
                    .append("field_")
                    .append(text.length())
                    .append(":string");
        }
        HiveType type = HiveTypeParser.parse(text.append('>').toString());
        assertThat(((Struct) type).fields()).hasSizeGreaterThan(5_000);
    }

    @Test
    void endsSoonOnATextMadeToBeSlow() {
        String colons = "struct<" + "a:".repeat(60_000) + ">";
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> HiveTypeParser.parse(colons)).isInstanceOf(HiveTypeException.class));
    }

    @Property(tries = 2_000)
    void anyTextIsATypeOrTheTypedException(@ForAll("typeLike") String text) {
        try {
            assertThat(HiveTypeParser.parse(text)).isNotNull();
        } catch (HiveTypeException e) {
            assertThat(e.errorCode()).isEqualTo("GLUE_TYPE_UNREADABLE");
        }
    }

    @Property(tries = 500)
    void whatIsWrittenIsReadBack(@ForAll("types") HiveType type) {
        assertThat(HiveTypeParser.parse(written(type))).isEqualTo(type);
    }

    @Provide
    Arbitrary<String> typeLike() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of(
                        "array<",
                        "map<",
                        "struct<",
                        "uniontype<",
                        "row(",
                        ">",
                        ")",
                        "(",
                        ",",
                        ":",
                        "`",
                        "'",
                        "\"",
                        " ",
                        "int",
                        "string",
                        "decimal(10,2)",
                        "varchar(5)",
                        "comment",
                        "a",
                        "timestamp with ",
                        "interval "),
                Arbitraries.strings().ofMaxLength(3));
        return piece.list().ofMaxSize(25).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<HiveType> types() {
        return types(3);
    }

    private static Arbitrary<HiveType> types(int depth) {
        Arbitrary<HiveType> leaf =
                Arbitraries.of(INT, STRING, new Decimal(38, 18), new Text(7), new Primitive(Kind.DATE));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<HiveType> inner = Arbitraries.lazy(() -> types(depth - 1));
        Arbitrary<String> name =
                Arbitraries.strings().withChars("abc`:,<> $'-").ofMinLength(1).ofMaxLength(6);
        Arbitrary<Field> field = Combinators.combine(name, inner).as(Field::new);
        return Arbitraries.oneOf(
                leaf,
                inner.map(Array::new),
                Combinators.combine(inner, inner).as(Dictionary::new),
                field.list().ofMaxSize(4).map(Struct::new),
                inner.list().ofMinSize(1).ofMaxSize(3).map(Union::new));
    }

    private static String written(HiveType type) {
        if (type instanceof Array array) {
            return "Array<" + written(array.element()) + ">";
        }
        if (type instanceof Dictionary map) {
            return "map< " + written(map.key()) + " , " + written(map.value()) + " >";
        }
        if (type instanceof Union union) {
            return union.members().stream()
                    .map(HiveTypeParserTest::written)
                    .collect(Collectors.joining(",", "uniontype<", ">"));
        }
        if (type instanceof Struct struct) {
            return struct.fields().stream()
                    .map(field -> "`" + field.name().replace("`", "``") + "`:" + written(field.type()))
                    .collect(Collectors.joining(",", "STRUCT<", ">"));
        }
        if (type instanceof Decimal decimal) {
            return "decimal(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        if (type instanceof Text text) {
            return "varchar(" + text.length() + ")";
        }
        return type.equals(INT) ? "bigint" : type.equals(STRING) ? "string" : "date";
    }
}
