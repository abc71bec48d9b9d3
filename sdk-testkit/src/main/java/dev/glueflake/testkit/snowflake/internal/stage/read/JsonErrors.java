package dev.glueflake.testkit.snowflake.internal.stage.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Snowflake says of a JSON document that is none. */
final class JsonErrors {
    private static final Pattern UNEXPECTED = Pattern.compile("Unexpected c(?:haracter \\('|lose marker ')(.)'");
    private static final Pattern TOKEN = Pattern.compile("Unrecognized token '([^']*)'");

    private JsonErrors() {}

    static RecordException of(JsonProcessingException failure, FilePosition at) {
        if (failure instanceof StreamConstraintsException) {
            return tooLarge(at);
        }
        return parsing(cause(failure), at);
    }

    static RecordException tooLarge(FilePosition at) {
        return parsing("document is too large, max size " + SqlType.Text.MAX + " bytes", at);
    }

    static RecordException parsing(String cause, FilePosition at) {
        return new RecordException("100069", "22P02", "Error parsing JSON: " + cause, 0, at);
    }

    private static String cause(JsonProcessingException failure) {
        String text = String.valueOf(failure.getOriginalMessage());
        if (text.contains("end-of-input")) {
            return unfinished(text);
        }
        Matcher token = TOKEN.matcher(text);
        if (token.find()) {
            return "unknown keyword \"" + token.group(1) + "\"";
        }
        Matcher unexpected = UNEXPECTED.matcher(text);
        if (!unexpected.find()) {
            return text.contains("UTF-8") || text.contains("control") ? "invalid character" : "invalid document";
        }
        if (text.contains("expecting a colon")) {
            return "missing colon";
        }
        return text.contains("expecting comma") ? "missing comma" : "misplaced " + unexpected.group(1);
    }

    private static String unfinished(String text) {
        if (text.contains("closing quote")) {
            return "unfinished string";
        }
        return text.toLowerCase(Locale.ROOT).contains("array") ? "incomplete array value" : "incomplete object value";
    }
}
