package dev.glueflake.testkit.aws.internal.glue.trail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.Identity;

/** Who makes a call. */
public enum Caller {
    CLIENT,
    CRAWLER;

    String address() {
        return this == CRAWLER ? "glue.amazonaws.com" : "127.0.0.1";
    }

    String agent() {
        return this == CRAWLER ? "glue.amazonaws.com" : "aws-sdk-java";
    }

    ObjectNode identity(Identity account) {
        String resource = this == CRAWLER ? "assumed-role/crawler/AWS-Crawler" : "user/embedded";
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", this == CRAWLER ? "AssumedRole" : "IAMUser")
                .put("principalId", this == CRAWLER ? "AROAEMBEDDEDCRAWLER:AWS-Crawler" : "AIDAEMBEDDEDUSER")
                .put(
                        "arn",
                        "arn:aws:" + (this == CRAWLER ? "sts" : "iam") + "::" + account.accountId() + ":" + resource)
                .put("accountId", account.accountId());
    }
}
