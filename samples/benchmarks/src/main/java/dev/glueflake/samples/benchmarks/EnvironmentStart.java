package dev.glueflake.samples.benchmarks;

import dev.glueflake.testkit.aws.EmbeddedAws;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a test pays for AWS services of its own, once the JVM is warm. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class EnvironmentStart {

    /** All services from nothing to ready, and their end. */
    @Benchmark
    public String newEnvironment() {
        try (EmbeddedAws aws = EmbeddedAws.builder().start()) {
            return aws.region();
        }
    }

    /** The first answer included: a bucket through the AWS SDK. */
    @Benchmark
    public String newEnvironmentWithABucket() {
        try (EmbeddedAws aws = EmbeddedAws.builder().start()) {
            return aws.s3().createBucket(request -> request.bucket("first")).location();
        }
    }
}
