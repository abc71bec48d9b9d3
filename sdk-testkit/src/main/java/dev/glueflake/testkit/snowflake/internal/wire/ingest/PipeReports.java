package dev.glueflake.testkit.snowflake.internal.wire.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glueflake.testkit.snowflake.internal.pipe.Pipe;
import dev.glueflake.testkit.snowflake.internal.pipe.PipeFiles;
import dev.glueflake.testkit.snowflake.internal.pipe.PipeFiles.Loaded;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.stage.copy.FileOutcome;
import dev.glueflake.testkit.snowflake.internal.stage.copy.LoadError;
import dev.glueflake.testkit.snowflake.internal.stage.copy.LoadRecord;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What became of a pipe's files. A mark is the number of files that were told of. */
final class PipeReports {
    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final int MOST = 10_000;
    private static final Pattern MARK = Pattern.compile("1_([0-9]{1,9})");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Pipe pipe;
    private final Account account;
    private final List<Loaded> all;

    PipeReports(Pipe pipe, Account account) {
        this.pipe = pipe;
        this.account = account;
        this.all = new PipeFiles(pipe, account).loaded();
    }

    /** The last ten minutes, without what the mark says was told of. */
    Json.Writer recent(Optional<String> beginMark) {
        Matcher mark = MARK.matcher(beginMark.orElse(""));
        int told = mark.matches() ? Integer.parseInt(mark.group(1)) : 0;
        Instant since = account.now().minus(RECENT);
        List<Loaded> events = all.stream()
                .skip(Math.max(told, all.size() - MOST))
                .filter(event -> !event.record().time().isBefore(since))
                .toList();
        boolean whole = !mark.matches() || events.size() == Math.max(0, all.size() - told);
        return out -> {
            out.writeStartObject();
            out.writeStringField("pipe", pipe.name().toString());
            out.writeBooleanField("completeResult", whole);
            out.writeStringField("nextBeginMark", "1_" + all.size());
            files(out, events);
            out.writeEndObject();
        };
    }

    /** What lies between startTimeInclusive and endTimeExclusive. */
    Json.Writer between(WireRequest request) throws BadRequestException {
        Instant start = time(request, "startTimeInclusive")
                .orElseThrow(() -> new BadRequestException("The parameter startTimeInclusive is missing."));
        Instant end = time(request, "endTimeExclusive").orElse(account.now());
        List<Loaded> found = all.stream()
                .filter(event -> !event.record().time().isBefore(start)
                        && event.record().time().isBefore(end))
                .toList();
        List<Loaded> events = found.subList(0, Math.min(MOST, found.size()));
        return out -> {
            out.writeStartObject();
            out.writeStringField("pipe", pipe.name().toString());
            out.writeBooleanField("completeResult", events.size() == found.size());
            out.writeStringField("startTimeInclusive", TIME.format(start));
            out.writeStringField("endTimeExclusive", TIME.format(end));
            if (!events.isEmpty()) {
                out.writeStringField(
                        "rangeStartTime", TIME.format(events.get(0).record().time()));
                out.writeStringField(
                        "rangeEndTime",
                        TIME.format(events.get(events.size() - 1).record().time()));
            }
            files(out, events);
            out.writeEndObject();
        };
    }

    private static Optional<Instant> time(WireRequest request, String parameter) throws BadRequestException {
        String text = request.parameter(parameter).orElse("");
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    // A plus sign that was not escaped came as a blank.
                    : Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
        } catch (DateTimeParseException e) {
            throw new BadRequestException(parameter + " is no time in ISO-8601: " + text);
        }
    }

    private static void files(JsonGenerator out, List<Loaded> events) throws IOException {
        out.writeArrayFieldStart("files");
        for (Loaded event : events) {
            file(out, event);
        }
        out.writeEndArray();
    }

    private static void file(JsonGenerator out, Loaded event) throws IOException {
        LoadRecord record = event.record();
        LoadRecord.Origin origin = record.pipe();
        FileOutcome outcome = record.outcome();
        out.writeStartObject();
        out.writeStringField("path", event.path());
        out.writeStringField("stageLocation", event.place());
        out.writeNumberField("fileSize", record.size());
        out.writeStringField("timeReceived", TIME.format(origin == null ? record.time() : origin.received()));
        out.writeStringField("lastInsertTime", TIME.format(record.time()));
        out.writeNumberField("rowsInserted", outcome.rowsLoaded());
        out.writeNumberField("rowsParsed", outcome.rowsParsed());
        out.writeNumberField("errorsSeen", outcome.errorsSeen());
        out.writeNumberField("errorLimit", outcome.errorLimit());
        LoadError error = outcome.firstError();
        if (error != null) {
            error(out, error, outcome.rowsParsed() > 0);
        }
        out.writeBooleanField("complete", outcome.status() != FileOutcome.Status.LOAD_FAILED);
        out.writeStringField("status", outcome.status().name());
        out.writeEndObject();
    }

    /** An error of a file of which nothing could be read is no error of a row. */
    private static void error(JsonGenerator out, LoadError error, boolean ofRow) throws IOException {
        if (!ofRow) {
            out.writeStringField("systemError", error.message());
            return;
        }
        out.writeStringField("firstError", error.message());
        out.writeNumberField("firstErrorLineNum", error.at().line());
        out.writeNumberField("firstErrorCharacterPos", error.at().character());
        out.writeStringField("firstErrorColumnName", error.column());
    }
}
