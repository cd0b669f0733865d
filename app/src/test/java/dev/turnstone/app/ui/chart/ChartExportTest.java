package dev.turnstone.app.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class ChartExportTest {
    private static final ChartData DATA =
            ChartData.of(
                            Unit.PER_SECOND,
                            new Series(
                                    "read",
                                    Points.of(new double[] {0, 1000}, new double[] {1, 2.5})),
                            new Series(
                                    "a \"b\", <c>",
                                    Points.of(
                                            new double[] {1000, 2000},
                                            new double[] {Double.NaN, 4})))
                    .with(new Threshold("most & last", 3));

    @Test
    void aTableHasALineForEachMomentAndLeavesGapsEmpty() {
        assertThat(ChartExport.csv(DATA))
                .isEqualTo(
                        """
                        time,read,"a ""b"", <c>"
                        1970-01-01T00:00:00Z,1,
                        1970-01-01T00:00:01Z,2.5,
                        1970-01-01T00:00:02Z,,4
                        """);
    }

    @Test
    void aPictureHoldsEachSeriesAndThresholdAndIsWellFormed() throws Exception {
        String svg = ChartExport.svg(DATA, 0, 2000, 640, 240, List.of("#123456", "#654321"));

        assertThat(svg).contains("most &amp; last", "#654321", "d=\"M72");
        var document =
                javax.xml.parsers.DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new org.xml.sax.InputSource(new java.io.StringReader(svg)));
        assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(2);
    }
}
