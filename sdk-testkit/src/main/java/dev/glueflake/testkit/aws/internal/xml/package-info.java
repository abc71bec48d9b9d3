/** XML in and out: {@code XmlElement} is a document that was read, {@code XmlWriter} makes one, any text escaped. */
@NullMarked
package dev.glueflake.testkit.aws.internal.xml;

import org.jspecify.annotations.NullMarked;
