package dev.glueflake.glue.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class RunReportTest {
    private static final String HOSTILE = "</pre><script>alert('x')</script>&\"\u202E\u0007 --";

    @Test
    void theReportShowsEveryStepWithStateCountsStatementsAndIds() {
        String html = report("load orders", "first reason").toHtml();

        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("load orders", "✓ succeeded", "✗ failed", "– skipped", "first reason")
                .contains(
                        "<dt>difference</dt><dd class=\"failed\">≠ 3</dd>",
                        "<dt>rows</dt><dd class=\"some\">12,345</dd>")
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
        assertThat(html.split("<section class=\"card step\"", -1)).hasSize(1 + 3);
        assertThat(body.getElementsByTagName("script").getLength()).isZero();
        assertThat(body.getElementsByTagName("h1").item(0).getTextContent()).startsWith("</pre><script>alert('x')");
    }

    @Test
    void theDrawingHasABoxForEachStepAndALineForEachDependency() throws Exception {
        Document body = parsed(report("a", "b").toHtml());

        // Once for wide and once for narrow screens.
        assertThat(body.getElementsByTagName("svg").getLength()).isEqualTo(2);
        assertThat(count("class=\"box\"")).isEqualTo(3);
        assertThat(count("class=\"dot\"")).isEqualTo(3);
        // The second line was not gone, because the step before it failed.
        assertThat(count("class=\"edge\"")).isEqualTo(2);
        assertThat(count("class=\"edge idle\"")).isEqualTo(2);
    }

    @Test
    void whatWentWrongStandsFirstAndLeadsToItsStep() {
        String html = report("a", "no such bucket").toHtml();

        assertThat(html.indexOf("no such bucket")).isLessThan(html.indexOf("<svg"));
        assertThat(html).contains("<a href=\"#step-2\">✗ fails</a>", "id=\"step-2\"");
        assertThat(html).doesNotContain("<a href=\"#step-3\">– last");
    }

    @Test
    void eachStatementStandsWithItsQueryAndEachThingWithWhatWasDone() {
        String html = report("a", "b").toHtml();

        assertThat(html)
                .contains("<pre>SELECT 2</pre><figcaption>query <code>01b3</code>")
                .contains("<th scope=\"row\">db.orders</th><td class=\"act\">ALTER</td><td>added TOTAL</td>")
                .contains("<td class=\"act warn\">QUARANTINED</td>");
    }

    @Test
    void statesAreToldByWordsAndHeadingsAreInOrder() throws Exception {
        Document body = parsed(report("a", "b").toHtml());

        assertThat(body.getElementsByTagName("h1").getLength()).isEqualTo(1);
        assertThat(body.getElementsByTagName("h3").getLength()).isEqualTo(3);
        assertThat(body.getElementsByTagName("svg").item(0).getTextContent())
                .contains("✓ succeeded", "✗ failed", "– skipped");
        Set<String> ids = new HashSet<>();
        NodeList all = body.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            String id = ((Element) all.item(i)).getAttribute("id");
            assertThat(id.isEmpty() || ids.add(id)).as(id).isTrue();
        }
    }

    private static long count(String text) {
        return Pattern.compile(Pattern.quote(text))
                .matcher(report("a", "b").toHtml())
                .results()
                .count();
    }

    private static PipelineResult report(String name, String reason) {
        StepAction<Integer> counts = StepAction.of(name, name, Integer.class, context -> {
            context.started("{\"run\":1}");
            return StepOutput.of(1)
                    .withCount("rows", 12_345)
                    .withCount("difference", 3)
                    .withCount(name, 1)
                    .withItem("db.orders", "ALTER", "added TOTAL")
                    .withItem("BAD_JSON", "QUARANTINED", name)
                    .withStatement("SELECT 1")
                    .withStatement("SELECT 2", "01b3")
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
