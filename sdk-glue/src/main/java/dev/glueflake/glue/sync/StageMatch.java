package dev.glueflake.glue.sync;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.Redaction;
import dev.glueflake.core.S3Location;
import dev.glueflake.snowflake.QualifiedName;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The stage that covers a table's location: the one with the longest prefix of whole segments, then the first by name.
 *
 * @param location the table's, a prefix
 * @param root the stage's, a prefix
 */
record StageMatch(QualifiedName stage, S3Location root, S3Location location) {
    /** What a stage path in SQL may hold without quotes; a double slash or hyphen would start a comment. */
    private static final Pattern SPELLABLE = Pattern.compile("(?!.*(--|//))[A-Za-z0-9_.=/-]*");

    static StageMatch of(String location, Map<QualifiedName, S3Location> stages) {
        S3Location table = parse(location);
        StageMatch match = stages.entrySet().stream()
                .filter(stage -> stage.getValue().contains(table))
                .max(Comparator.<Map.Entry<QualifiedName, S3Location>>comparingInt(
                                stage -> stage.getValue().key().length())
                        .thenComparing(stage -> stage.getKey().sql(), Comparator.reverseOrder()))
                .map(stage -> new StageMatch(stage.getKey(), stage.getValue(), table))
                .orElseThrow(() -> new NotMappable(
                        SkipReason.NO_STAGE,
                        "no stage covers " + Redaction.value(table.toString()) + "; the stages are "
                                + stages.values()));
        match.check();
        return match;
    }

    /** LOCATION ends with a slash: without it {@code customer} would also cover {@code customer_v2}. */
    String sql() {
        return "@" + stage.sql() + (rest().isEmpty() ? "" : "/" + rest());
    }

    /** Segments of the location, counted from the bucket's root as METADATA$FILENAME is. */
    int depth() {
        return (int) location.key().chars().filter(c -> c == '/').count();
    }

    private String rest() {
        return location.key().substring(root.key().length());
    }

    private void check() {
        if (!SPELLABLE.matcher(rest()).matches() || ("/" + location.key()).contains("//")) {
            throw new NotMappable(
                    SkipReason.UNSUPPORTED_LOCATION,
                    "LOCATION takes no quoted text and cannot spell \"" + Redaction.value(rest())
                            + "\" below the stage " + stage + "; make a stage for "
                            + Redaction.value(location.toString()));
        }
    }

    private static S3Location parse(String location) {
        try {
            return S3Location.parse(S3Urls.normalised(location)).asPrefix();
        } catch (ConfigurationException e) {
            throw new NotMappable(SkipReason.NO_STORAGE, "the location is not in S3: " + e.getMessage());
        }
    }
}
