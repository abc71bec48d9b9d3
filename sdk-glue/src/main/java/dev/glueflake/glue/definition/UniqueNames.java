package dev.glueflake.glue.definition;

import java.util.HashSet;
import java.util.Set;

/** Names of limited length on one line, each given once. */
final class UniqueNames {
    private final int longest;
    private final String separator;
    private final Set<String> used = new HashSet<>();

    /** The separator stands before the number of a name that was taken already. */
    UniqueNames(int longest, String separator) {
        this.longest = longest;
        this.separator = separator;
    }

    /** A name that begins so, as far as there is room, and ends so. */
    String next(String begin, String end) {
        String clean = begin.replaceAll("\\p{Cntrl}", " ");
        String name = joined(clean, end);
        for (int number = 2; !used.add(name); number++) {
            name = joined(clean, end + separator + number);
        }
        return name;
    }

    private String joined(String begin, String end) {
        int room = longest - end.length();
        if (begin.length() <= room) {
            return begin + end;
        }
        return begin.substring(0, Character.isHighSurrogate(begin.charAt(room - 1)) ? room - 1 : room) + end;
    }
}
