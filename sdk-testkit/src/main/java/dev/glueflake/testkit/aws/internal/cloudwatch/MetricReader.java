package dev.glueflake.testkit.aws.internal.cloudwatch;

import dev.glueflake.testkit.aws.RecordedMetric;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one datum and holds CloudWatch's limits against it. */
final class MetricReader {
    static final String INVALID_VALUE = "InvalidParameterValueException";
    static final String INVALID_COMBINATION = "InvalidParameterCombinationException";
    static final String MISSING = "MissingRequiredParameterException";

    private static final int MAX_DIMENSIONS = 30;
    private static final int MAX_VALUES = 150;

    private final Clock clock;

    MetricReader(Clock clock) {
        this.clock = clock;
    }

    RecordedMetric read(String namespace, Parameters datum) {
        String name = required(datum, "MetricName");
        List<Double> values = values(name, datum);
        return new RecordedMetric(
                namespace,
                name,
                dimensions(name, datum),
                values,
                counts(name, datum, values.size()),
                summary(datum).orElse(null),
                datum.text("Unit").orElse("None"),
                datum.instant("Timestamp").orElseGet(() -> Instant.now(clock)));
    }

    private static Map<String, String> dimensions(String metric, Parameters datum) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (Parameters dimension : datum.structures("Dimensions")) {
            String name = required(dimension, "Name");
            String value = required(dimension, "Value");
            if (value.isBlank()) {
                throw invalid("The dimension " + name + " of " + metric + " has a blank value.");
            }
            dimensions.put(name, value);
        }
        if (dimensions.size() > MAX_DIMENSIONS) {
            throw invalid(
                    "The metric " + metric + " has " + dimensions.size() + " dimensions; at most 30 are allowed.");
        }
        return Collections.unmodifiableMap(dimensions);
    }

    private static List<Double> values(String metric, Parameters datum) {
        Optional<Double> single = datum.number("Value");
        List<Double> several = datum.numbers("Values");
        boolean summary = datum.has("StatisticValues");
        int kinds = (single.isPresent() ? 1 : 0) + (several.isEmpty() ? 0 : 1) + (summary ? 1 : 0);
        if (kinds != 1) {
            throw ServiceException.badRequest(
                    INVALID_COMBINATION,
                    "The metric " + metric + " must have exactly one of Value, Values and StatisticValues.");
        }
        if (several.size() > MAX_VALUES) {
            throw invalid("The metric " + metric + " has " + several.size() + " values; at most 150 are allowed.");
        }
        List<Double> values = single.map(List::of).orElse(several);
        if (values.stream().anyMatch(value -> value.isNaN() || value.isInfinite())) {
            throw invalid("The metric " + metric + " has a value that is not a finite number.");
        }
        return values;
    }

    private static List<Double> counts(String metric, Parameters datum, int values) {
        List<Double> counts = datum.numbers("Counts");
        if (counts.isEmpty()) {
            return Collections.nCopies(values, 1.0);
        }
        if (counts.size() != values) {
            throw invalid("The metric " + metric + " has " + values + " values and " + counts.size() + " counts.");
        }
        return counts;
    }

    private static Optional<RecordedMetric.Summary> summary(Parameters datum) {
        return datum.structure("StatisticValues")
                .map(set -> new RecordedMetric.Summary(
                        part(set, "SampleCount"), part(set, "Sum"), part(set, "Minimum"), part(set, "Maximum")));
    }

    private static double part(Parameters set, String name) {
        return set.number(name).orElseThrow(() -> missing("StatisticValues." + name));
    }

    static String required(Parameters in, String name) {
        return in.text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> missing(name));
    }

    private static ServiceException missing(String name) {
        return ServiceException.badRequest(MISSING, "The parameter " + name + " is required.");
    }

    private static ServiceException invalid(String message) {
        return ServiceException.badRequest(INVALID_VALUE, message);
    }
}
