package org.rollcall.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.stub.Address;

class SystemMapTest {
    private static final Address ENTER = new Address(0xffff8000800e6688L);
    private final SystemMap map = SystemMap.of("""
            ffff8000800e6688 t kgdb_cpu_enter
            ffff8000800e6e68 T kgdb_nmicallback
            ffff8000802ef650 T __memcpy
            ffff8000802ef650 W memcpy
            """);

    @Test
    void addressesHaveNames() {
        assertThat(map.address("kgdb_cpu_enter")).isEqualTo(ENTER);
        assertThat(map.address("memcpy")).isEqualTo(map.address("__memcpy"));
        assertThat(map.name(ENTER)).isEqualTo("kgdb_cpu_enter");
        assertThat(map.name(ENTER.plus(0x54))).isEqualTo("kgdb_cpu_enter+0x54");
        assertThat(map.name(new Address(0x400000))).isEqualTo("0x0000000000400000");
    }

    @Test
    void codeBelongsToTheFunctionBelow() {
        assertThat(map.isIn(ENTER.plus(0x7df), "kgdb_cpu_enter")).isTrue();
        assertThat(map.isIn(ENTER.plus(0x7e0), "kgdb_cpu_enter")).isFalse();
        assertThat(map.isIn(new Address(8), "kgdb_cpu_enter")).isFalse();
    }

    @Test
    void aMissingSymbolIsNamed() {
        assertThatThrownBy(() -> map.address("kdb_stub"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("no symbol kdb_stub");
    }

    @Test
    void anotherFileIsNoSystemMap() {
        assertThatThrownBy(() -> SystemMap.of("\u007fELF"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("--system-map");
        assertThatThrownBy(() -> SystemMap.read(Path.of("no", "such", "file"))).isInstanceOf(LabException.class);
    }
}
