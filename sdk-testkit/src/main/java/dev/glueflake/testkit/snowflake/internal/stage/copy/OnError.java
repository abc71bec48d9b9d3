package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What COPY does when a row is bad. */
sealed interface OnError {
    record Abort() implements OnError {}

    record Continue() implements OnError {}

    /** The file is left out as soon as it has so many bad rows. */
    record SkipFile(long rows) implements OnError {}

    /** The file is left out where more than that share of its rows is bad. */
    record SkipFileShare(long percent) implements OnError {}

    /** As {@link Continue}, and every error is kept. */
    record KeepAll() implements OnError {}

    static OnError parse(String word) {
        Matcher skip = Pattern.compile("SKIP_FILE(?:_([0-9]{1,9})(%?))?").matcher(word);
        if (word.equals("ABORT_STATEMENT")) {
            return new Abort();
        } else if (word.equals("CONTINUE")) {
            return new Continue();
        } else if (!skip.matches()) {
            throw Options.invalid("ON_ERROR", word);
        } else if (skip.group(1) == null) {
            return new SkipFile(1);
        }
        long count = Long.parseLong(skip.group(1));
        return skip.group(2).isEmpty() ? new SkipFile(Math.max(1, count)) : new SkipFileShare(count);
    }

    /** The column error_limit of the result. */
    default long limit(long rowsParsed) {
        if (this instanceof Continue || this instanceof KeepAll) {
            return rowsParsed;
        } else if (this instanceof SkipFile skip) {
            return skip.rows();
        } else if (this instanceof SkipFileShare share) {
            return rowsParsed * share.percent() / 100;
        }
        return 1;
    }
}
