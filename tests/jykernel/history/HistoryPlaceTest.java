package jykernel.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the paths are POSIX paths")
class HistoryPlaceTest {
    private static final Map<String, String> HOME = Map.of("HOME", "/home/me");

    private static Path place(String os, Map<String, String> environment) {
        return new HistoryPlace(environment, os, "/from/the/list/of/users").file();
    }

    @Test
    void linux_keeps_data_below_xdg_data_home() {
        assertEquals(Path.of("/home/me/.local/share/jykernel/history"), place("Linux", HOME));
        assertEquals(
                Path.of("/data/jykernel/history"),
                place("Linux", Map.of("HOME", "/home/me", "XDG_DATA_HOME", "/data")));
        assertEquals(
                Path.of("/home/me/.local/share/jykernel/history"),
                place("FreeBSD", Map.of("HOME", "/home/me", "XDG_DATA_HOME", "")));
        assertEquals(
                Path.of("/home/me/.local/share/jykernel/history"),
                place("Linux", Map.of("HOME", "/home/me", "XDG_DATA_HOME", "relative")));
    }

    @Test
    void macos_keeps_data_in_application_support() {
        assertEquals(
                Path.of("/home/me/Library/Application Support/jykernel/history"),
                place("Mac OS X", Map.of("HOME", "/home/me", "XDG_DATA_HOME", "/data")));
    }

    @Test
    void windows_keeps_data_in_appdata() {
        assertEquals(Path.of("/roaming/jykernel/history"), place("Windows 11", Map.of("APPDATA", "/roaming")));
        assertEquals(
                Path.of("/me/AppData/Roaming/jykernel/history"), place("Windows 11", Map.of("USERPROFILE", "/me")));
    }

    @Test
    void without_a_home_in_the_environment_the_list_of_users_knows_it() {
        assertEquals(Path.of("/from/the/list/of/users/.local/share/jykernel/history"), place("Linux", Map.of()));
        assertEquals(CellHistory.IN_MEMORY, new HistoryPlace(Map.of(), "Linux", "?").file());
        assertEquals(CellHistory.IN_MEMORY, new HistoryPlace(Map.of(), "Linux", null).file());
    }

    @Test
    void the_variable_names_another_file() {
        assertEquals(Path.of("/x/y"), place("Linux", Map.of("HOME", "/home/me", "JYKERNEL_HISTORY", "/x/y")));
        assertEquals(Path.of("/x/y"), CellHistory.defaultFile(Map.of("JYKERNEL_HISTORY", "/x/y")));
    }

    @Test
    void an_empty_variable_means_memory_only() {
        assertEquals(CellHistory.IN_MEMORY, place("Linux", Map.of("HOME", "/home/me", "JYKERNEL_HISTORY", "")));
    }

    @Test
    void what_cannot_be_a_path_means_memory_only() {
        assertEquals(CellHistory.IN_MEMORY, place("Linux", Map.of("JYKERNEL_HISTORY", "a\0b")));
        assertEquals(CellHistory.IN_MEMORY, place("Linux", Map.of("XDG_DATA_HOME", "a\0b")));
    }
}
