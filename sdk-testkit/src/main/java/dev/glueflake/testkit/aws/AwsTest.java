package dev.glueflake.testkit.aws;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a JUnit 5 test class, or one test, on an AWS environment, and lets it take the environment and any of its SDK
 * clients as parameters. See {@link AwsExtension}.
 *
 * <pre>{@code
 * @AwsTest
 * class UploadTest {
 *     @Test
 *     void uploads(S3Client s3, AwsEnvironment aws) { ... }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ExtendWith(AwsExtension.class)
public @interface AwsTest {
    /**
     * Returns which environment is wanted.
     *
     * @return as for {@link AwsEnvironment#named}; if empty, what the JUnit configuration parameter or system property
     *     {@value AwsEnvironment#PROPERTY} says, and the embedded one if that is not set
     */
    String environment() default "";

    /**
     * Returns who shares the environment. An annotated method has one of its own, whatever is said here.
     *
     * @return how long an environment lives
     */
    Scope scope() default Scope.CLASS;

    /** How long an environment lives. */
    enum Scope {
        /** One for each test, closed after it. Not for constructors and methods that run once for a class. */
        METHOD,
        /** One for the class and those nested in it, emptied before each test. */
        CLASS,
        /**
         * One for all classes of the run that want the same. It is never emptied, so tests must take names that no
         * other test takes.
         */
        RUN
    }
}
