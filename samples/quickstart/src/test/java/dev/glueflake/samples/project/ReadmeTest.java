package dev.glueflake.samples.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every Java snippet of a README, the project's and the samples' alike, is a tagged region of code that is compiled and run:
 * the comment before a snippet names file and tag.
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

    static Stream<Path> readmes() {
        Stream<Path> ofSamples = Project.folders("samples").map(sample -> sample.resolve("README.md"));
        return Stream.concat(Stream.of(Project.file("README.md")), ofSamples.filter(Files::exists));
    }

    static Stream<Snippet> snippets() {
        return readmes().flatMap(ReadmeTest::snippetsOf);
    }

    private static Stream<Snippet> snippetsOf(Path readme) {
        return SNIPPET.matcher(Project.read(readme))
                .results()
                .map(match -> new Snippet(match.group(1), match.group(2), match.group(3)));
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void namesTheCodeThatEachOfItsJavaBlocksComesFrom(Path readme) {
        assertThat(snippetsOf(readme).count())
                .isEqualTo(JAVA_BLOCK.matcher(Project.read(readme)).results().count());
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
