package dev.glueflake.samples.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every Java snippet of the README is a tagged region of code that is compiled and run here: the comment before a snippet
 * names file and tag.
 */
class ReadmeTest {
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- snippet: (\\S+) (\\S+) -->\n```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVA_BLOCK = Pattern.compile("^```java$", Pattern.MULTILINE);

    record Snippet(String file, String tag, String code) {
        @Override
        public String toString() {
            return file + " " + tag;
        }
    }

    static Stream<Snippet> snippets() {
        String readme = Project.read(Project.file("README.md"));
        Matcher matcher = SNIPPET.matcher(readme);
        Stream.Builder<Snippet> snippets = Stream.builder();
        int count = 0;
        while (matcher.find()) {
            snippets.add(new Snippet(matcher.group(1), matcher.group(2), matcher.group(3)));
            count++;
        }
        assertThat((long) count)
                .as("every java block of the README names the code it comes from")
                .isEqualTo(JAVA_BLOCK.matcher(readme).results().count());
        return snippets.build();
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void isTheCodeThatRuns(Snippet snippet) {
        assertThat(snippet.code().strip()).isEqualTo(region(Project.file(snippet.file()), snippet.tag()));
    }

    private static String region(Path file, String tag) {
        String source = Project.read(file);
        String begin = "// tag::" + tag + "[]\n";
        int from = source.indexOf(begin);
        int to = source.indexOf("// end::" + tag + "[]");
        assertThat(from).as("tag %s in %s", tag, file).isNotNegative();
        return source.substring(from + begin.length(), source.lastIndexOf('\n', to) + 1)
                .stripTrailing() // an empty last line would count as indented by nothing
                .stripIndent()
                .strip();
    }
}
