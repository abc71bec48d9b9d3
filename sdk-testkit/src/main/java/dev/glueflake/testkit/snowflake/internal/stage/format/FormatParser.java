package dev.glueflake.testkit.snowflake.internal.stage.format;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.BinaryFormat;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.Compression;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.ValueFormats;
import java.util.List;

/** From the options of FILE_FORMAT or CREATE FILE FORMAT to settings; what the fake does not have is refused by its name. */
public final class FormatParser {
    private FormatParser() {}

    public static FormatSettings parse(List<Option> written) {
        Options options = new Options(written);
        String type = options.word("TYPE").orElse("CSV");
        FormatSettings settings =
                switch (type) {
                    case "CSV" ->
                        new FormatSettings(
                                compression(options), new FileType.Csv(CsvOptions.parse(options)), values(options));
                    case "JSON" ->
                        new FormatSettings(compression(options), RecordOptions.json(options), values(options));
                    case "PARQUET" -> parquet(options);
                    case "AVRO" ->
                        new FormatSettings(compression(options), RecordOptions.avro(options), ValueFormats.DEFAULT);
                    case "ORC" ->
                        new FormatSettings(Compression.NONE, RecordOptions.orc(options), ValueFormats.DEFAULT);
                    case "XML", "CUSTOM" -> throw Errors.unsupported("FILE_FORMAT TYPE = " + type);
                    default -> throw Options.invalid("TYPE", type);
                };
        options.refuseRest();
        return settings;
    }

    private static Compression compression(Options options) {
        String word = options.word("COMPRESSION").orElse("AUTO");
        return switch (word) {
            case "AUTO" -> Compression.AUTO;
            case "GZIP" -> Compression.GZIP;
            case "BROTLI" -> Compression.BROTLI;
            case "BZ2" -> Compression.BZ2;
            case "ZSTD" -> Compression.ZSTD;
            case "DEFLATE" -> Compression.DEFLATE;
            case "RAW_DEFLATE" -> Compression.RAW_DEFLATE;
            case "NONE" -> Compression.NONE;
            case "LZO", "SNAPPY" -> throw Errors.unsupported("COMPRESSION = " + word);
            default -> throw Options.invalid("COMPRESSION", word);
        };
    }

    /** Here the compression is that of the pages within the file, which says so itself; Python's write_pandas writes GZIP. */
    private static FormatSettings parquet(Options options) {
        String word = options.word("COMPRESSION").orElse("AUTO");
        if (!List.of("AUTO", "SNAPPY", "LZO", "GZIP", "NONE").contains(word)) {
            throw Options.invalid("COMPRESSION", word);
        }
        return new FormatSettings(Compression.NONE, RecordOptions.parquet(options), ValueFormats.DEFAULT);
    }

    private static ValueFormats values(Options options) {
        String binary = options.word("BINARY_FORMAT").orElse("HEX");
        return new ValueFormats(
                options.text("DATE_FORMAT").orElse("AUTO"),
                options.text("TIME_FORMAT").orElse("AUTO"),
                options.text("TIMESTAMP_FORMAT").orElse("AUTO"),
                switch (binary) {
                    case "HEX" -> BinaryFormat.HEX;
                    case "BASE64" -> BinaryFormat.BASE64;
                    case "UTF8", "UTF-8" -> BinaryFormat.UTF8;
                    default -> throw Options.invalid("BINARY_FORMAT", binary);
                });
    }
}
