package dev.glueflake.testkit.aws.internal.cloudwatch;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.RecordedMetric;
import dev.glueflake.testkit.aws.internal.core.EmbeddedService;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import dev.glueflake.testkit.aws.internal.rpc.RpcApi;
import dev.glueflake.testkit.aws.internal.rpc.RpcService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The operations of CloudWatch. */
public final class MetricApi {
    private static final int MAX_METRICS = 1_000;
    private static final String NAMESPACE = "http://monitoring.amazonaws.com/doc/2010-08-01/";
    private static final Map<String, String> QUERY_CODES = Map.of(
            MetricReader.INVALID_VALUE, "InvalidParameterValue",
            MetricReader.MISSING, "MissingParameter",
            MetricReader.INVALID_COMBINATION, "InvalidParameterCombination");

    private final MetricReader reader;
    private final MetricRecorder recorder;

    private MetricApi(Identity identity, MetricRecorder recorder) {
        this.reader = new MetricReader(identity.clock());
        this.recorder = recorder;
    }

    public static EmbeddedService service(Identity identity, MetricRecorder recorder) {
        MetricApi api = new MetricApi(identity, recorder);
        Operations operations = new Operations()
                .add("PutMetricData", Set.of("Namespace", "MetricData", "StrictEntityValidation"), api::put)
                .add("ListMetrics", Set.of("Namespace", "MetricName", "Dimensions"), api::list);
        RpcApi names = RpcApi.query(AwsService.CLOUDWATCH, "2010-08-01", NAMESPACE)
                .withCbor("GraniteServiceVersion20100801", QUERY_CODES);
        return new RpcService(names, operations, List.of("Namespace"), recorder::clear);
    }

    private Result put(Parameters in) {
        String namespace = MetricReader.required(in, "Namespace");
        List<Parameters> data = in.structures("MetricData");
        if (data.isEmpty()) {
            throw ServiceException.badRequest(MetricReader.MISSING, "The parameter MetricData is required.");
        }
        if (data.size() > MAX_METRICS) {
            throw ServiceException.badRequest(
                    MetricReader.INVALID_VALUE,
                    "MetricData holds " + data.size() + " metrics; at most 1000 are allowed.");
        }
        recorder.addAll(
                data.stream().map(datum -> reader.read(namespace, datum)).toList());
        return Result.empty();
    }

    private Result list(Parameters in) {
        Predicate<RecordedMetric> wanted =
                metric -> in.text("Namespace").map(metric.namespace()::equals).orElse(true)
                        && in.text("MetricName").map(metric.name()::equals).orElse(true)
                        && in.structures("Dimensions").stream().allMatch(filter -> matches(filter, metric));
        Map<List<Object>, Result> distinct = new LinkedHashMap<>();
        recorder.all().stream()
                .filter(wanted)
                .forEach(metric -> distinct.putIfAbsent(
                        List.of(metric.namespace(), metric.name(), metric.dimensions()), show(metric)));
        return Result.empty().putAll("Metrics", distinct.values());
    }

    private static boolean matches(Parameters filter, RecordedMetric metric) {
        String actual = metric.dimensions().get(filter.required("Name"));
        return actual != null && filter.text("Value").map(actual::equals).orElse(true);
    }

    private static Result show(RecordedMetric metric) {
        List<Result> dimensions = metric.dimensions().entrySet().stream()
                .map(entry -> Result.empty().put("Name", entry.getKey()).put("Value", entry.getValue()))
                .toList();
        return Result.empty()
                .put("Namespace", metric.namespace())
                .put("MetricName", metric.name())
                .putAll("Dimensions", dimensions);
    }
}
