package jykernel.display;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {
    private static final byte[] PNG_MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    @BeforeAll
    static void without_a_screen() {
        System.setProperty("java.awt.headless", "true");
        assertTrue(GraphicsEnvironment.isHeadless());
    }

    private static BufferedImage read(byte[] png) throws IOException {
        assertArrayEquals(PNG_MAGIC, Arrays.copyOf(png, PNG_MAGIC.length));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_4BYTE_ABGR_PRE,
                BufferedImage.TYPE_USHORT_565_RGB,
                BufferedImage.TYPE_USHORT_555_RGB,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED
            })
    void every_type_of_buffered_image_keeps_its_pixels(int type) throws IOException {
        BufferedImage image = new BufferedImage(5, 3, type);
        for (int x = 0; x < 5; x++) {
            image.setRGB(x, 1, new int[] {0xffff0000, 0xff00ff00, 0xff0000ff, 0xffffffff, 0xff000000}[x]);
        }
        BufferedImage shown = read(Images.png(image));
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 5; x++) {
                assertEquals(image.getRGB(x, y), shown.getRGB(x, y), "the pixel at " + x + ", " + y);
            }
        }
    }

    @Test
    void half_transparent_premultiplied_colours_stay_as_bright_as_they_are() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE);
        image.setRGB(0, 0, 0x80ff0000);
        assertEquals(0x80ff0000, read(Images.png(image)).getRGB(0, 0));
    }

    @Test
    void floating_point_pixels_are_converted() throws IOException {
        BufferedImage image = ofSamples(ColorSpace.getInstance(ColorSpace.CS_sRGB), DataBuffer.TYPE_FLOAT);
        image.getRaster().setPixel(1, 0, new float[] {1f, 0.5f, 0f});
        int shown = read(Images.png(image)).getRGB(1, 0);
        assertEquals(0xff, shown >>> 24);
        assertEquals(0xff, shown >> 16 & 0xff);
        assertEquals(0x80, shown >> 8 & 0xff, 1);
        assertEquals(0, shown & 0xff);
    }

    @Test
    void colours_of_another_space_are_converted() throws IOException {
        BufferedImage image = ofSamples(ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB), DataBuffer.TYPE_BYTE);
        image.getRaster().setPixel(1, 0, new int[] {128, 128, 128});
        int red = read(Images.png(image)).getRGB(1, 0) >> 16 & 0xff;
        assertEquals(188, red, 2, "half the light is three quarters of the way to white");
    }

    private static BufferedImage ofSamples(ColorSpace space, int dataType) {
        ColorModel colours = new ComponentColorModel(space, false, false, Transparency.OPAQUE, dataType);
        WritableRaster raster = Raster.createWritableRaster(new BandedSampleModel(dataType, 2, 1, 3), new Point(0, 0));
        return new BufferedImage(colours, raster, false, null);
    }

    @Test
    void a_part_of_a_picture_is_written_as_that_part() throws IOException {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB_PRE);
        image.setRGB(2, 3, 0xff123456);
        BufferedImage shown = read(Images.png(image.getSubimage(2, 3, 2, 1)));
        assertEquals(2, shown.getWidth());
        assertEquals(1, shown.getHeight());
        assertEquals(0xff123456, shown.getRGB(0, 0));
    }

    @Test
    void a_picture_without_colours_is_refused_with_a_reason() {
        BufferedImage whole = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        String message = assertThrows(IllegalArgumentException.class, () -> Images.png(new Forwarding(whole, 2, null)))
                .getMessage();
        assertTrue(message.contains("expected a colour model, found none"), message);
        assertTrue(message.contains("2x1"), message);
    }

    @Test
    void a_picture_without_pixels_is_refused_with_a_reason() {
        BufferedImage whole = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Images.png(new Forwarding(whole, 0, whole.getColorModel())))
                .getMessage();
        assertTrue(message.contains("at least one pixel"), message);
    }

    @Test
    void colours_that_do_not_fit_the_pixels_are_refused_with_a_reason() {
        BufferedImage whole = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        ColorModel floats = ofSamples(ColorSpace.getInstance(ColorSpace.CS_sRGB), DataBuffer.TYPE_FLOAT)
                .getColorModel();
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Images.png(new Forwarding(whole, 2, floats)))
                .getMessage();
        assertTrue(message.contains("do not fit together"), message);
    }
}
