package dev.glueflake.glue.sync;

import dev.glueflake.core.Redaction;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gives each column its name in Snowflake: upper case, so that unquoted SQL finds it. */
final class ColumnNames {
    private static final Set<String> BUILT_IN = Set.of("VALUE", "METADATA$FILENAME", "METADATA$FILE_ROW_NUMBER");
    /** Names that Snowflake's list of reserved words forbids for columns. */
    private static final Set<String> FORBIDDEN = Set.of(
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "CURRENT_USER",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "CONSTRAINT");

    private final List<String> warnings;
    private final Set<SnowflakeIdentifier> taken = new HashSet<>();

    ColumnNames(List<String> warnings) {
        this.warnings = warnings;
    }

    SnowflakeIdentifier take(String glueName) {
        SnowflakeIdentifier plain = identifier(glueName);
        SnowflakeIdentifier name = plain;
        if (BUILT_IN.contains(plain.name()) || FORBIDDEN.contains(plain.name())) {
            name = identifier(glueName + "_");
            warnings.add(
                    "the column " + plain + " is called " + name + ", because Snowflake keeps the name for itself");
        }
        if (!taken.add(name)) {
            throw new NotMappable(
                    SkipReason.NAME_COLLISION, "two columns would be called " + name + "; rename one of them in Glue");
        }
        return name;
    }

    /**
     * Names the external table after the Glue names; the database is split at its first double underscore.
     */
    static QualifiedName table(GlueTableName source) {
        String database = source.database();
        int split = database.indexOf("__");
        if (split <= 0 || split + 2 >= database.length()) {
            throw new NotMappable(
                    SkipReason.BAD_DATABASE_NAME,
                    "the Glue database \"" + Redaction.value(database)
                            + "\" is not named <snowflake database>__<snowflake schema>");
        }
        return QualifiedName.of(
                identifier(database.substring(0, split)),
                identifier(database.substring(split + 2)),
                identifier(source.table()));
    }

    private static SnowflakeIdentifier identifier(String glueName) {
        try {
            return SnowflakeIdentifier.of(glueName.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new NotMappable(SkipReason.BAD_NAME, String.valueOf(e.getMessage()));
        }
    }
}
