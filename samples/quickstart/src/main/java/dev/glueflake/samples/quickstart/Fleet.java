package dev.glueflake.samples.quickstart;

import dev.glueflake.glue.event.EventFileName;
import java.time.LocalDateTime;
import java.util.Locale;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Delivery vehicles that tell where they are: one file of JSON lines for each minute of an hour, not all of them sound. */
final class Fleet {
    /** The hour that is loaded. */
    static final LocalDateTime HOUR = LocalDateTime.parse("2026-01-31T15:00:00");

    private static final int FILES = 60;
    private static final int LINES = 40;

    private Fleet() {}

    /** How many lines of each kind there are. */
    record Sent(long vehicles, long periods, long broken) {
        long lines() {
            return vehicles + periods + broken;
        }

        Sent plus(Sent other) {
            return new Sent(vehicles + other.vehicles, periods + other.periods, broken + other.broken);
        }
    }

    static Sent drive(S3Client s3) {
        Sent sent = new Sent(0, 0, 0);
        for (int minute = 0; minute < FILES; minute++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < LINES; line++) {
                int number = minute * LINES + line;
                text.append(line(number)).append('\n');
                sent = sent.plus(kind(number));
            }
            String name = new EventFileName(HOUR.plusMinutes(minute)).toString();
            s3.putObject(request -> request.bucket("events").key(name), RequestBody.fromString(text.toString()));
        }
        return sent;
    }

    private static Sent kind(int number) {
        if (number % 97 == 0) {
            return new Sent(0, 0, 1);
        }
        return number % 10 == 0 ? new Sent(0, 1, 0) : new Sent(1, 0, 0);
    }

    private static String line(int number) {
        if (number % 97 == 0) {
            // No JSON, or of a type that nobody knows.
            return number % 2 == 0
                    ? "{\"event\": \"upd"
                    : "{\"event\":\"update\",\"on\":\"drone\",\"data\":{\"id\":\"d\"}}";
        }
        String at = HOUR.plusSeconds(number) + "Z";
        String head = "{\"event\":\"%s\",\"on\":\"%s\",\"at\":\"" + at + "\",\"organization_id\":\"org-1\",\"data\":";
        if (number % 10 == 0) {
            return String.format(Locale.ROOT, head, "create", "operating_period")
                    + String.format(
                            Locale.ROOT, "{\"id\":\"op-%d\",\"start\":\"%s\",\"finish\":\"%s\"}}", number, at, at);
        }
        return String.format(Locale.ROOT, head, "update", "vehicle")
                + String.format(
                        Locale.ROOT,
                        "{\"id\":\"v-%d\",\"location\":{\"lat\":%.5f,\"lng\":%.5f,\"at\":\"%s\"}}}",
                        number % 20,
                        52 + number / 10_000.0,
                        13 + number / 10_000.0,
                        at);
    }
}
