package dev.glueflake.testkit.aws.internal.sfn;

import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.List;
import java.util.function.Function;

/** Lists in pages. The token is where the next page begins. */
final class Pages {
    private static final int MOST = 1_000;
    private static final int BY_DEFAULT = 100;

    private Pages() {}

    static <T> Result page(Parameters in, String member, List<T> all, Function<T, Result> show) {
        int asked = in.integer("maxResults", 0);
        if (asked < 0 || asked > MOST) {
            throw StateMachines.error("ValidationException", "maxResults must be 0 to 1000, not " + asked);
        }
        int size = asked == 0 ? BY_DEFAULT : asked;
        int from = in.text("nextToken").map(Pages::begin).orElse(0);
        Result result = Result.empty()
                .putAll(member, all.stream().skip(from).limit(size).map(show).toList());
        return from + size < all.size() ? result.put("nextToken", Integer.toString(from + size)) : result;
    }

    private static int begin(String token) {
        try {
            return Integer.parseUnsignedInt(token);
        } catch (NumberFormatException e) {
            throw StateMachines.error("InvalidToken", "Invalid Token: '" + token + "'");
        }
    }
}
