package jykernel.display;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.Icon;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;

/** Charts, components and icons painted as pictures, with or without a screen. */
final class Pictures {
    /** Painted at twice the size it is shown in, what is drawn of lines and letters is sharp on every screen. */
    private static final int SCALE = 2;

    private static final int LONGEST_SIDE = 4000;
    private static final int CHART_WIDTH = 700;
    private static final int CHART_HEIGHT = 430;

    /** How a picture is made of a class that is known by name only. */
    interface Painter {
        @Nullable
        MimeBundle paint(Object value, Class<?> type) throws ReflectiveOperationException;
    }

    /** By class or interface; the first that a value is an instance of counts. */
    static final Map<String, Painter> PAINTERS = Map.of(
            "java.awt.image.RenderedImage", (value, type) -> bundle((RenderedImage) value),
            "org.jfree.chart.JFreeChart", Pictures::jfreeChart,
            "org.knowm.xchart.internal.chartpart.Chart", Pictures::xchart,
            "ij.ImagePlus",
                    (value, type) -> type.getMethod("getBufferedImage").invoke(value) instanceof RenderedImage image
                            ? bundle(image)
                            : null,
            "java.awt.Component", (value, type) -> component((Component) value),
            "javax.swing.Icon", (value, type) -> icon((Icon) value),
            "java.awt.Image", (value, type) -> image((Image) value));

    private Pictures() {}

    /** Null if the value is nothing that is shown as a picture. */
    static @Nullable MimeBundle of(Object value, Map<String, Class<?>> supertypes) throws ReflectiveOperationException {
        for (Map.Entry<String, Class<?>> supertype : supertypes.entrySet()) {
            Painter painter = PAINTERS.get(supertype.getKey());
            if (painter != null) {
                return painter.paint(value, supertype.getValue());
            }
        }
        return null;
    }

    private static MimeBundle bundle(RenderedImage image) {
        return MimeBundle.EMPTY.with("image/png", Images.base64(image));
    }

    private static MimeBundle jfreeChart(Object chart, Class<?> type) throws ReflectiveOperationException {
        Method draw = type.getMethod("draw", Graphics2D.class, Rectangle2D.class);
        Rectangle2D area = new Rectangle2D.Double(0, 0, CHART_WIDTH, CHART_HEIGHT);
        return painted(CHART_WIDTH, CHART_HEIGHT, g -> Getters.call(draw, chart, g, area));
    }

    private static MimeBundle xchart(Object chart, Class<?> type) throws ReflectiveOperationException {
        Method paint = type.getMethod("paint", Graphics2D.class, int.class, int.class);
        int width = (Integer) type.getMethod("getWidth").invoke(chart);
        int height = (Integer) type.getMethod("getHeight").invoke(chart);
        return painted(width, height, g -> Getters.call(paint, chart, g, width, height));
    }

    /** In the size that it has, or that it prefers. Null if it has no size at all. */
    private static @Nullable MimeBundle component(Component component) {
        if (component.getWidth() < 1 || component.getHeight() < 1) {
            Dimension preferred = component.getPreferredSize();
            component.setSize(preferred);
        }
        if (component.getWidth() < 1 || component.getHeight() < 1) {
            return null;
        }
        if (!component.isDisplayable()) {
            layOut(component);
        }
        return painted(component.getWidth(), component.getHeight(), g -> {
            if (component instanceof JComponent swing) {
                swing.print(g);
            } else {
                component.paint(g);
            }
        });
    }

    /** What is on no screen is never laid out by itself. */
    private static void layOut(Component component) {
        component.doLayout();
        if (component instanceof Container container) {
            for (Component child : container.getComponents()) {
                layOut(child);
            }
        }
    }

    private static @Nullable MimeBundle icon(Icon icon) {
        int width = icon.getIconWidth();
        int height = icon.getIconHeight();
        return width < 1 || height < 1 ? null : painted(width, height, g -> icon.paintIcon(null, g, 0, 0));
    }

    private static @Nullable MimeBundle image(Image image) {
        int width = image.getWidth(null);
        int height = image.getHeight(null);
        if (width < 1 || height < 1) {
            return null;
        }
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = copy.createGraphics();
        g.drawImage(image, 0, 0, null);
        g.dispose();
        return bundle(copy);
    }

    private static MimeBundle painted(int wantedWidth, int wantedHeight, Consumer<Graphics2D> paint) {
        int width = Math.min(wantedWidth, LONGEST_SIDE);
        int height = Math.min(wantedHeight, LONGEST_SIDE);
        BufferedImage image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.scale(SCALE, SCALE);
            paint.accept(g);
        } finally {
            g.dispose();
        }
        return new MimeBundle(
                Map.of("image/png", Images.base64(image)),
                Map.of("image/png", Map.of("width", width, "height", height)));
    }
}
