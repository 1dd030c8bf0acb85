package jykernel.jython;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

/**
 * The locales of Java, listed when somebody asks: Jython lists them whenever it starts, and needs them only for
 * {@code locale.setlocale}.
 */
public final class AvailableLocales extends AbstractSet<Locale> {
    /** When it is loaded, not before. */
    private static final class All {
        static final Set<Locale> LOCALES = Set.copyOf(Arrays.asList(Locale.getAvailableLocales()));
    }

    private AvailableLocales() {}

    /** Called by Jython instead of {@link Locale#getAvailableLocales()}. */
    public static Locale[] none() {
        return new Locale[0];
    }

    /** Called by Jython instead of {@link java.util.Collections#unmodifiableSet}, with a set of those. */
    public static Set<Locale> inPlaceOf(Set<Locale> none) {
        return none.isEmpty() ? new AvailableLocales() : none;
    }

    @Override
    public boolean contains(Object locale) {
        return All.LOCALES.contains(locale);
    }

    @Override
    public Iterator<Locale> iterator() {
        return All.LOCALES.iterator();
    }

    @Override
    public int size() {
        return All.LOCALES.size();
    }
}
