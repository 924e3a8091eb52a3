package org.rollcall.lab.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.lab.guest.LabException;

/** The steps, with scripts in the place of make and apt-get. */
class LabBuildTest {
    /** Writes down how it was called, and gives what the real one would give. */
    private static final String MAKE = """
            #!/bin/sh
            echo "$@" >> calls
            for word; do case $word in O=*) OUT=${word#O=} ;; esac; done
            case "$*" in
            *allnoconfig*) /bin/cat config > "$OUT/.config" ;;
            *) /bin/mkdir -p "$OUT/arch/arm64/boot"
               echo kernel > "$OUT/arch/arm64/boot/Image"; echo symbols > "$OUT/System.map" ;;
            esac
            """;

    @TempDir
    Path dir;

    private Path bin;
    private Path tree;
    private Path busybox;
    private LabFolder lab;
    private final List<String> finished = new ArrayList<>();

    @BeforeEach
    void tools() throws IOException {
        bin = Files.createDirectory(dir.resolve("bin"));
        tree = Files.createDirectory(dir.resolve("tree"));
        lab = new LabFolder(dir.resolve("lab"));
        Files.createDirectory(lab.dir());
        Files.writeString(tree.resolve("Kconfig"), "");
        Files.writeString(tree.resolve("config"), KernelConfigurationTest.WHOLE);
        program("make", MAKE);
        for (String name :
                List.of("gcc", "aarch64-linux-gnu-gcc", "aarch64-linux-gnu-ld", "flex", "bison", "bc", "perl")) {
            program(name, "#!/bin/sh\n");
        }
        byte[] elf = Arrays.copyOf(new byte[] {0x7f, 'E', 'L', 'F'}, 64);
        elf[18] = (byte) 183;
        busybox = Files.write(dir.resolve("busybox"), elf);
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(bin.resolve(name), script, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void build(boolean caller) {
        finished.clear();
        build(tree, caller);
    }

    private void build(@Nullable Path source, boolean caller) {
        LabBuild.ofSource(lab, new Tools(List.of(bin), lab.log()), dir.resolve("archives"), source, caller, busybox)
                .run(line -> {}, finished::add);
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(tree.resolve("calls"));
    }

    @Test
    void everythingIsMade() throws IOException {
        build(false);
        assertThat(lab.image()).hasContent("kernel");
        assertThat(lab.systemMap()).hasContent("symbols");
        assertThat(lab.config()).hasContent(KernelConfigurationTest.WHOLE);
        assertThat(lab.initramfs()).exists();
        assertThat(calls()).hasSize(2).allMatch(call -> call.contains("ARCH=arm64 CROSS_COMPILE=aarch64-linux-gnu-"));
    }

    @Test
    void theSecondTimeOnlyMakeIsAskedWhatIsOutOfDate() throws IOException {
        build(false);
        FileTime made = Files.getLastModifiedTime(lab.initramfs());
        build(false);
        assertThat(calls()).hasSize(3);
        assertThat(calls().get(2)).endsWith(" Image");
        assertThat(finished).contains("busybox for arm64: there already", "initramfs.cpio.gz: there already");
        assertThat(Files.getLastModifiedTime(lab.initramfs())).isEqualTo(made);
    }

    @Test
    void whatWasBrokenOffIsGoneOnWith() throws IOException {
        program("make", MAKE.replace("echo kernel", "exit 2; echo kernel"));
        assertThatThrownBy(() -> build(false)).isInstanceOf(LabException.class).hasMessageContaining("make failed");
        assertThat(lab.image()).doesNotExist();
        program("make", MAKE);
        build(false);
        assertThat(lab.image()).exists();
        assertThat(calls()).filteredOn(call -> call.contains("allnoconfig")).hasSize(1);
    }

    @Test
    void callersOfPrintkAreAnotherConfiguration() throws IOException {
        build(false);
        build(true);
        assertThat(calls()).filteredOn(call -> call.contains("allnoconfig")).hasSize(2);
        assertThat(lab.fragment()).content().contains("CONFIG_PRINTK_CALLER=y");
    }

    @Test
    void aMissingCompilerIsNamedWithItsPackage() throws IOException {
        Files.delete(bin.resolve("aarch64-linux-gnu-gcc"));
        Files.delete(bin.resolve("flex"));
        assertThatThrownBy(() -> build(false))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("no aarch64-linux-gnu-gcc, no flex")
                .hasMessageContaining("apt-get install gcc-aarch64-linux-gnu flex");
    }

    @Test
    void sourceAndToolsThatAreMissingAreNamedAtOnceAndNothingIsMade() throws IOException {
        Files.delete(bin.resolve("flex"));
        Files.delete(lab.dir());
        assertThatThrownBy(() -> build(null, false))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("no source of a kernel")
                .hasMessageContaining("apt-get install tar xz-utils flex");
        assertThat(lab.dir()).doesNotExist();
    }

    @Test
    void aMissingToolIsSaidBeforeTheSourceIsUnpacked() throws IOException {
        program("xz", "#!/bin/sh\n");
        program("tar", "#!/bin/sh\necho > unpacked\n");
        Files.delete(bin.resolve("bc"));
        Files.createDirectory(dir.resolve("archives"));
        Files.writeString(dir.resolve("archives/linux-source-6.12.tar.xz"), "");
        assertThatThrownBy(() -> build(null, false))
                .isInstanceOf(LabException.class)
                .hasMessageEndingWith("apt-get install bc");
        assertThat(lab.dir().resolve("unpacked")).doesNotExist();
    }

    /** Whoever waits for a build of minutes looks into it. */
    @Test
    void theLogIsWrittenLineByLine() throws IOException {
        program("make", "#!/bin/sh\necho CC mm/slub.o\nuntil [ -e seen ]; do /bin/sleep 0.02; done\nexit 2\n");
        var build = LabBuild.ofSource(
                lab, new Tools(List.of(bin), lab.log()), dir.resolve("archives"), tree, false, busybox);
        List<String> seen = new ArrayList<>();
        assertThatThrownBy(() -> build.run(
                        line -> {
                            if (line.contains("slub")) {
                                seen.add(Outputs.text(lab.log()));
                                Outputs.write(tree.resolve("seen"), new byte[0]);
                            }
                        },
                        finished::add))
                .isInstanceOf(LabException.class);
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0)).contains("slub");
    }

    @Test
    void aMissingOptionIsNamed() throws IOException {
        Files.writeString(tree.resolve("config"), KernelConfigurationTest.WHOLE.replace("CONFIG_KGDB_KDB=y\n", ""));
        assertThatThrownBy(() -> build(false))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("does not give CONFIG_KGDB_KDB ");
        assertThat(lab.image()).doesNotExist();
    }

    @Test
    void aFailingMakeSaysItsLastWordsAndWhereTheRestIs() throws IOException {
        program("make", "#!/bin/sh\necho 'fs/exec.c:1: error: no space left on device'\nexit 2\n");
        assertThatThrownBy(() -> build(false))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("no space left on device")
                .hasMessageContaining("build.log");
    }

    @Test
    void aFolderWithoutSourceIsRefused() throws IOException {
        Files.delete(tree.resolve("Kconfig"));
        assertThatThrownBy(() -> build(false)).isInstanceOf(LabException.class).hasMessageContaining("--source");
    }

    @Test
    void aBusyboxOfAnotherArchitectureIsRefused() throws IOException {
        Files.write(busybox, new byte[64]);
        assertThatThrownBy(() -> build(false)).isInstanceOf(LabException.class).hasMessageContaining("--busybox");
    }

    @Test
    void anOwnKernelWithoutWhatIsNeededIsRefused() throws IOException {
        String config = KernelConfigurationTest.WHOLE.replace("CONFIG_LKDTM=y\n", "");
        Path image = Files.write(dir.resolve("Image"), KernelConfigurationTest.image(config));
        assertThatThrownBy(() -> LabBuild.ofImage(lab, image, null, busybox).run(line -> {}, finished::add))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("CONFIG_LKDTM;");
    }

    /** Debian's: no CONFIG_IKCONFIG, and a System.map that says where the real one is. */
    @Test
    void anOwnKernelWithoutAConfigurationIsLookedThroughForMessages() throws IOException {
        String whole = String.join("\n", KernelConfiguration.MESSAGES.values());
        for (var message : KernelConfiguration.MESSAGES.entrySet()) {
            Path image = Files.writeString(dir.resolve("Image"), whole.replace(message.getValue(), ""));
            assertThatThrownBy(() -> LabBuild.ofImage(lab, image, null, busybox).run(line -> {}, finished::add))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("built without")
                    .hasMessageContaining(message.getKey());
        }
        Path image = Files.writeString(dir.resolve("Image"), whole);
        LabBuild.ofImage(lab, image, null, busybox).run(line -> {}, finished::add);
        assertThat(lab.image()).hasSameBinaryContentAs(image);
    }

    @Test
    void aSystemMapThatIsNoneIsRefused() throws IOException {
        Path image = Files.write(dir.resolve("Image"), KernelConfigurationTest.image(KernelConfigurationTest.WHOLE));
        Path map = Files.writeString(
                dir.resolve("System.map"),
                "ffffffffffffffff B The real System.map is in the linux-image-dbg package\n");
        assertThatThrownBy(() -> LabBuild.ofImage(lab, image, map, busybox).run(line -> {}, finished::add))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("--system-map");
        assertThat(lab.image()).doesNotExist();
    }

    @Test
    void whatAnEarlierKernelLeftIsNotOfThisOne() throws IOException {
        Files.writeString(lab.systemMap(), "of another");
        Path image = Files.write(dir.resolve("Image"), KernelConfigurationTest.image(KernelConfigurationTest.WHOLE));
        LabBuild.ofImage(lab, image, null, busybox).run(line -> {}, finished::add);
        assertThat(lab.systemMap()).doesNotExist();
    }

    @Test
    void anOwnKernelIsTaken() throws IOException {
        Path image = Files.write(dir.resolve("Image"), KernelConfigurationTest.image(KernelConfigurationTest.WHOLE));
        LabBuild.ofImage(lab, image, null, busybox).run(line -> {}, finished::add);
        assertThat(lab.image()).hasSameBinaryContentAs(image);
        assertThat(lab.config()).hasContent(KernelConfigurationTest.WHOLE);
        assertThat(lab.initramfs()).exists();
    }

    @Test
    void anArchiveIsUnpackedOnce() throws IOException {
        program("xz", "#!/bin/sh\n");
        program(
                "tar",
                "#!/bin/sh\n/bin/mkdir -p linux-source-6.12/virt/lib; echo > linux-source-6.12/virt/lib/Makefile\n");
        var unpack = new UnpackSource(lab, new Tools(List.of(bin), lab.log()), dir.resolve("linux-source-6.12.tar.xz"));
        assertThat(unpack.done()).isFalse();
        unpack.run(line -> {});
        assertThat(unpack.done()).isTrue();
        assertThat(unpack.tree()).isEqualTo(lab.dir().resolve("linux-source-6.12"));
    }

    @Test
    void busyboxComesFromAnAptOfItsOwn() throws IOException {
        program("apt-get", "#!/bin/sh\necho \"$@\" >> calls\necho > busybox-static_1_arm64.deb\n");
        program("dpkg-deb", "#!/bin/sh\n/bin/mkdir -p \"$3/bin\"; /bin/cat " + busybox + " > \"$3/bin/busybox\"\n");
        var fetch = new FetchBusybox(lab, new Tools(List.of(bin), lab.log()), null);
        fetch.run(line -> {});
        assertThat(lab.busybox()).hasSameBinaryContentAs(busybox);
        assertThat(lab.apt().resolve("deb/calls"))
                .content()
                .contains("APT::Architecture=arm64")
                .contains("Dir::State::Lists=" + lab.apt().toAbsolutePath())
                .endsWith("download busybox-static\n");
    }

    @Test
    void theNewestSourceIsTaken() throws IOException {
        for (String version : List.of("6.1", "6.9", "6.12")) {
            Files.writeString(dir.resolve("linux-source-" + version + ".tar.xz"), "");
        }
        assertThat(KernelSource.newestIn(dir)).contains(dir.resolve("linux-source-6.12.tar.xz"));
    }

    @Test
    void aSourceThatIsTooOldIsNone() throws IOException {
        Files.writeString(dir.resolve("linux-source-6.1.tar.xz"), "");
        assertThat(KernelSource.newestIn(dir)).isEmpty();
        assertThat(KernelSource.absentFrom(dir)).contains("apt-cache search");
    }
}
