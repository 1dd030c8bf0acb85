package jykernel.display;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Pictures as PNG, with or without a screen. */
public final class Images {
    private Images() {}

    /**
     * The picture as a PNG file. What PNG has no form for, such as floating-point samples, CMYK or premultiplied alpha,
     * becomes 8-bit ARGB first.
     *
     * @throws IllegalArgumentException if the picture has no pixels, no colours or cannot be read
     */
    public static byte[] png(RenderedImage image) {
        if (image.getWidth() < 1 || image.getHeight() < 1) {
            throw cannotWrite(image, "expected at least one pixel", null);
        }
        try {
            byte @Nullable [] direct = fitsPng(image) ? write(image) : null;
            byte @Nullable [] png = direct == null ? write(argb(image)) : direct;
            if (png == null) {
                throw cannotWrite(image, "this Java has no writer for PNG", null);
            }
            return png;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ArrayIndexOutOfBoundsException | ClassCastException | UnsupportedOperationException e) {
            throw cannotWrite(image, "its colour model and its pixels do not fit together", e);
        }
    }

    /** The picture as a PNG file in Base64. */
    static String base64(RenderedImage image) {
        return Base64.getEncoder().encodeToString(png(image));
    }

    /** Whether PNG means the same colours by the same numbers; the writer itself does not ask. */
    private static boolean fitsPng(RenderedImage image) {
        ColorModel colours = image.getColorModel();
        if (colours == null
                || colours.isAlphaPremultiplied()
                || !colours.isCompatibleSampleModel(image.getSampleModel())) {
            return false;
        }
        ColorSpace space = colours.getColorSpace();
        return space.isCS_sRGB() || space.getType() == ColorSpace.TYPE_GRAY;
    }

    /** The file, or null if there is no writer for such an image. */
    private static byte @Nullable [] write(RenderedImage image) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        // In memory: the default goes by way of a temporary file.
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            if (!ImageIO.write(image, "png", out)) {
                return null;
            }
        }
        return png.toByteArray();
    }

    private static BufferedImage argb(RenderedImage image) {
        ColorModel colours = image.getColorModel();
        if (colours == null) {
            throw cannotWrite(image, "expected a colour model, found none", null);
        }
        int width = image.getWidth();
        BufferedImage copy = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        Raster pixels = image.getData();
        int[] row = new int[width];
        @Nullable Object pixel = null;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                pixel = pixels.getDataElements(image.getMinX() + x, image.getMinY() + y, pixel);
                row[x] = colours.getRGB(pixel);
            }
            copy.setRGB(0, y, width, 1, row, 0, width);
        }
        return copy;
    }

    private static IllegalArgumentException cannotWrite(RenderedImage image, String why, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "cannot write a " + image.getClass().getName() + " of " + image.getWidth() + "x" + image.getHeight()
                        + " pixels as PNG: " + why,
                cause);
    }
}
