/**
 * What a test does to the embedded Glue that no SDK client can do. {@link dev.glueflake.testkit.glue.GlueControl}, from
 * {@link dev.glueflake.testkit.aws.EmbeddedAws#glueControl()}, gives jobs their {@link
 * dev.glueflake.testkit.glue.JobBody bodies}, says how long runs and crawls take on the environment's clock, and
 * scripts the next {@link dev.glueflake.testkit.glue.RunScript run} or {@link dev.glueflake.testkit.glue.CrawlScript
 * crawl}. The catalog, crawlers and jobs themselves are made and started by the real Glue client.
 */
@NullMarked
package dev.glueflake.testkit.glue;

import org.jspecify.annotations.NullMarked;
