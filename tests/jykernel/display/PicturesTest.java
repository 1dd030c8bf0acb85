package jykernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.GridLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class PicturesTest {
    @BeforeAll
    static void without_a_screen() {
        System.setProperty("java.awt.headless", "true");
    }

    private static final class Block extends JComponent {
        private static final long serialVersionUID = 1;
        private final transient Color colour;

        Block(Color colour) {
            this.colour = colour;
        }

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(20, 10);
        }

        @Override
        protected void paintComponent(Graphics g) {
            g.setColor(colour);
            g.fillRect(0, 0, getWidth(), getHeight());
        }
    }

    private static MimeBundle bundle(Object value) {
        return new JavaValues(new PlainJava()).of(value);
    }

    private static BufferedImage picture(Object value) throws IOException {
        String png = (String) bundle(value).data().get("image/png");
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
    }

    @Test
    void a_component_that_is_on_no_screen_is_laid_out_and_painted() throws IOException {
        JPanel outer = new JPanel(new GridLayout(1, 2));
        JPanel inner = new JPanel(new GridLayout(1, 1));
        inner.add(new Block(Color.RED));
        outer.add(inner);
        outer.add(new Block(Color.BLUE));
        BufferedImage image = picture(outer);
        assertEquals(
                Map.of("image/png", Map.of("width", 40, "height", 10)),
                bundle(outer).metadata());
        assertEquals(80, image.getWidth());
        assertEquals(Color.RED.getRGB(), image.getRGB(10, 10));
        assertEquals(Color.BLUE.getRGB(), image.getRGB(70, 10));
    }

    @Test
    void a_component_that_cannot_be_painted_keeps_its_text() {
        assertEquals(MimeBundle.EMPTY, bundle(new JPanel(null)));
        JComponent broken = new JComponent() {
            @Override
            public void print(Graphics g) {
                throw new IllegalStateException("no paint");
            }
        };
        broken.setSize(5, 5);
        assertEquals(MimeBundle.EMPTY, bundle(broken));
    }

    @Test
    void a_table_on_the_screen_is_a_table() {
        JTable table = new JTable(new Object[][] {{"x", 1}}, new Object[] {"name", "n"});
        assertEquals("   name  n\n0  x     1", bundle(table).data().get("text/plain"));
    }

    @Test
    void an_icon_and_an_image_are_painted() throws IOException {
        Icon icon = new Icon() {
            @Override
            public void paintIcon(Component c, Graphics g, int x, int y) {
                g.setColor(Color.GREEN);
                g.fillRect(x, y, 3, 3);
            }

            @Override
            public int getIconWidth() {
                return 3;
            }

            @Override
            public int getIconHeight() {
                return 3;
            }
        };
        assertEquals(Color.GREEN.getRGB(), picture(icon).getRGB(5, 5));
        BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
        assertEquals(4, picture(image).getWidth());
        assertEquals(2, picture(image.getScaledInstance(2, 1, 0)).getWidth());
    }

    @Test
    void a_chart_of_xchart_is_painted_in_its_size(@TempDir Path directory) throws Exception {
        Object chart = Libraries.make(
                directory,
                "org.knowm.xchart.internal.chartpart.Chart",
                """
                package org.knowm.xchart.internal.chartpart;
                public abstract class Chart {
                    public static class Lines extends Chart {}
                    public static Object make() { return new Lines(); }
                    public int getWidth() { return 30; }
                    public int getHeight() { return 20; }
                    public void paint(java.awt.Graphics2D g, int width, int height) {
                        g.setColor(java.awt.Color.RED);
                        g.fillRect(0, 0, width, height);
                    }
                }
                """,
                "org.knowm.xchart.internal.chartpart.Chart");
        BufferedImage image = picture(chart);
        assertEquals(60, image.getWidth());
        assertEquals(Color.RED.getRGB(), image.getRGB(59, 39));
    }

    @Test
    void a_chart_of_jfreechart_is_drawn(@TempDir Path directory) throws Exception {
        Object chart = Libraries.make(
                directory,
                "org.jfree.chart.JFreeChart",
                """
                package org.jfree.chart;
                public class JFreeChart {
                    public static Object make() { return new JFreeChart(); }
                    public void draw(java.awt.Graphics2D g, java.awt.geom.Rectangle2D area) {
                        g.setColor(java.awt.Color.BLUE);
                        g.fill(area);
                    }
                }
                """,
                "org.jfree.chart.JFreeChart");
        BufferedImage image = picture(chart);
        assertEquals(Color.BLUE.getRGB(), image.getRGB(image.getWidth() - 1, image.getHeight() - 1));
    }
}
