package jykernel.classpath;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** JDBC drivers from jars that were added. DriverManager only gives those that the class loader of its caller has. */
public final class Drivers {
    private static final Set<String> REGISTERED = new HashSet<>();

    private Drivers() {}

    /** Makes all drivers that the class loader finds, and that are not known yet, known to DriverManager. */
    public static synchronized void register(ClassLoader loader) throws SQLException {
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
        for (Driver driver = next(drivers); driver != null; driver = next(drivers)) {
            if (driver.getClass().getClassLoader() != Drivers.class.getClassLoader()
                    && REGISTERED.add(driver.getClass().getName())) {
                DriverManager.registerDriver(new Forwarding(driver));
            }
        }
    }

    /** A jar that names a driver which it does not have must not hide the others. */
    private static @Nullable Driver next(Iterator<Driver> drivers) {
        while (true) {
            try {
                return drivers.hasNext() ? drivers.next() : null;
            } catch (ServiceConfigurationError broken) {
                // The next call goes on behind it.
            }
        }
    }

    /** A driver whose class everybody has. */
    private record Forwarding(Driver driver) implements Driver {
        @Override
        public @Nullable Connection connect(String url, Properties info) throws SQLException {
            return driver.connect(url, info);
        }

        @Override
        public boolean acceptsURL(String url) throws SQLException {
            return driver.acceptsURL(url);
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
            return driver.getPropertyInfo(url, info);
        }

        @Override
        public int getMajorVersion() {
            return driver.getMajorVersion();
        }

        @Override
        public int getMinorVersion() {
            return driver.getMinorVersion();
        }

        @Override
        public boolean jdbcCompliant() {
            return driver.jdbcCompliant();
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            return driver.getParentLogger();
        }
    }
}
