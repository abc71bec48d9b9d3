package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Arguments of a table function by their names, each asked for with the type that it must have. */
public final class NamedValues {
    private static final int MOST_ROWS = 10_000;

    private final TableFunctionCall call;
    private final Map<String, Object> values;
    private final ZoneId zone;

    NamedValues(TableFunctionCall call, Map<String, Object> values, ZoneId zone) {
        this.call = call;
        this.values = Map.copyOf(values);
        this.zone = zone;
    }

    public Optional<String> text(String name) {
        return value(name, String.class);
    }

    public String requiredText(String name) {
        return text(name)
                .orElseThrow(() -> Errors.compilation(
                        "000938", "22023", "not enough arguments for function [" + call.name() + "]"));
    }

    public Optional<BigDecimal> number(String name) {
        return value(name, BigDecimal.class);
    }

    public boolean flag(String name, boolean otherwise) {
        return value(name, Boolean.class).orElse(otherwise);
    }

    /** A time; one without a zone is in the session's. */
    public Optional<Instant> time(String name) {
        return Optional.ofNullable(values.get(name)).map(this::instant);
    }

    /** RESULT_LIMIT: between one and ten thousand. */
    public int resultLimit(int otherwise) {
        Optional<BigDecimal> limit = number("RESULT_LIMIT");
        limit.ifPresent(rows -> {
            if (rows.signum() <= 0 || rows.compareTo(BigDecimal.valueOf(MOST_ROWS)) > 0) {
                throw Errors.compilation("001044", "42P13", "Invalid value [" + rows + "] for RESULT_LIMIT");
            }
        });
        return limit.map(BigDecimal::intValue).orElse(otherwise);
    }

    private Instant instant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof OffsetDateTime zoned) {
            return zoned.toInstant();
        }
        if (value instanceof LocalDateTime local) {
            return local.atZone(zone).toInstant();
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(zone).toInstant();
        }
        throw call.invalid();
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        Object value = values.get(name);
        if (value != null && !type.isInstance(value)) {
            throw call.invalid();
        }
        return Optional.ofNullable(value).map(type::cast);
    }
}
