package dev.glueflake.testkit.aws.contract;

import dev.glueflake.testkit.aws.AwsTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A class of the suite. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@AwsTest(scope = AwsTest.Scope.RUN)
@interface Contract {}
