package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a body, {@code from} an offset on. */
record ByteRange(long from, long length) {
    private static final Pattern SYNTAX = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Reads a Range header. Several ranges, or something else than bytes, are the whole body, as S3 has it. */
    static Optional<ByteRange> parse(String header, long total) {
        Matcher matcher = SYNTAX.matcher(header);
        if (!matcher.matches() || header.equals("bytes=-")) {
            return Optional.empty();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            long length = Math.min(Long.parseLong(last), total);
            return Optional.of(checked(header, total - length, length, total));
        }
        long from = Long.parseLong(first);
        long end = last.isEmpty() ? total - 1 : Math.min(Long.parseLong(last), total - 1);
        if (!last.isEmpty() && Long.parseLong(last) < from) {
            return Optional.empty();
        }
        return Optional.of(checked(header, from, end - from + 1, total));
    }

    private static ByteRange checked(String header, long from, long length, long total) {
        if (length <= 0) {
            throw new ServiceException(
                    416,
                    "InvalidRange",
                    "The requested range is not satisfiable",
                    Map.of("RangeRequested", header, "ActualObjectSize", Long.toString(total)));
        }
        return new ByteRange(from, length);
    }

    String contentRange(long total) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + total;
    }
}
