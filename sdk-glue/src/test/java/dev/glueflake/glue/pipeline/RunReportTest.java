package dev.glueflake.glue.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class RunReportTest {
    private static final String HOSTILE = "</pre><script>alert('x')</script>&\"\u202E\u0007 --";

    @Test
    void theReportShowsEveryStepWithStateCountsStatementsAndIds() {
        String html = report("load orders", "first reason").toHtml();

        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("load orders", "✓ succeeded", "✗ failed", "– skipped", "first reason")
                .contains("<dt>difference</dt><dd class=\"failed\">≠ 3</dd>", "<dt>rows</dt><dd class=\"some\">12,345</dd>")
                .contains("<code>01b2</code>", "SELECT 1", "{&quot;run&quot;:1}");
        assertThat(html).contains("3 steps: 1 succeeded, 1 failed, 1 skipped");
    }

    @Test
    void theReportIsOneFileThatLoadsNothing() {
        String html = report("a", "b").toHtml();

        assertThat(html).doesNotContain("http:", "https:", "<script", "src=", "@import", "url(");
        assertThat(html).contains("default-src 'none'", "prefers-color-scheme: dark", "width=device-width");
    }

    @Test
    void everythingFromOutsideIsEscaped() throws Exception {
        String html = report(HOSTILE, HOSTILE).toHtml();

        assertThat(html).doesNotContain("<script").doesNotContain("\u202E").doesNotContain("\u0007");
        assertThat(html).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;");
        Document body = parsed(html);
        assertThat(body.getElementsByTagName("section").getLength()).isEqualTo(3);
        assertThat(body.getElementsByTagName("script").getLength()).isZero();
        assertThat(body.getElementsByTagName("h1").item(0).getTextContent()).startsWith("</pre><script>alert('x')");
    }

    @Test
    void theDrawingHasABoxForEachStepAndALineForEachDependency() throws Exception {
        Document body = parsed(report("a", "b").toHtml());

        // Once for wide and once for narrow screens.
        assertThat(body.getElementsByTagName("svg").getLength()).isEqualTo(2);
        assertThat(body.getElementsByTagName("rect").getLength()).isEqualTo(6);
        assertThat(Pattern.compile("class=\"edge\"")
                        .matcher(report("a", "b").toHtml())
                        .results()
                        .count())
                .isEqualTo(4);
    }

    private static PipelineResult report(String name, String reason) {
        StepAction<Integer> counts = StepAction.of(name, name, Integer.class, context -> {
            context.started("{\"run\":1}");
            return StepOutput.of(1)
                    .withCount("rows", 12_345)
                    .withCount("difference", 3)
                    .withCount(name, 1)
                    .withStatement("SELECT 1")
                    .withStatement(name)
                    .withReference("query", "01b2")
                    .withReference(name, name);
        });
        StepAction<Integer> fails = Steps.function(name, Integer.class, context -> {
            throw new IllegalStateException(reason);
        });
        return PipelineRunner.sequential()
                .run(Pipeline.builder(name)
                        .step(name, counts)
                        .step(Step.builder("fails", fails).after(name).build())
                        .step(Step.builder("last", fails).after("fails").build())
                        .build());
    }

    /** The body is well-formed, so an XML parser reads it as a browser would. */
    private static Document parsed(String html) throws Exception {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        String body = html.substring(html.indexOf("<body>"), html.indexOf("</html>"));
        return parser.parse(new InputSource(new StringReader(body)));
    }
}
