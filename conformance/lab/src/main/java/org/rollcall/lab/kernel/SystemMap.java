package org.rollcall.lab.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.stub.Address;

/** Where a kernel's symbols are: {@code System.map} of its build, without address randomisation. */
public final class SystemMap {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{16}) [a-zA-Z] (\\S+)");
    /** A symbol further away than this says nothing. */
    private static final long FAR = 0x10000;

    private final String source;
    private final Map<String, Address> symbols = new HashMap<>();
    private final NavigableMap<Address, String> names = new TreeMap<>();

    private SystemMap(String source, List<String> lines) {
        this.source = source;
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                Address address = new Address(Long.parseUnsignedLong(matcher.group(1), 16));
                symbols.putIfAbsent(matcher.group(2), address);
                names.putIfAbsent(address, matcher.group(2));
            }
        }
        if (symbols.isEmpty()) {
            throw new LabException(
                    source + " is not a System.map: it has no line \"ffff800080000000 T _text\"; name the"
                            + " one of the kernel's build with --system-map");
        }
    }

    /** Reads a file. */
    public static SystemMap read(Path file) {
        try {
            return new SystemMap(file.toString(), Files.readAllLines(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new LabException(
                    "cannot read " + file + "; name the System.map of the kernel's build with --system-map", e);
        }
    }

    /** The symbols in a text. */
    public static SystemMap of(String text) {
        return new SystemMap("System.map", text.lines().toList());
    }

    /** @throws LabException if the kernel has no such symbol */
    public Address address(String symbol) {
        Address address = symbols.get(symbol);
        if (address == null) {
            throw new LabException(source + " has no symbol " + symbol + ": the kernel lacks an option (KGDB, KGDB_KDB,"
                    + " MAGIC_SYSRQ, KALLSYMS_ALL), or it is of another version than the labels");
        }
        return address;
    }

    /** Whether the kernel has such a symbol. */
    public boolean has(String symbol) {
        return symbols.containsKey(symbol);
    }

    /** An address as a person writes it: {@code kgdb_cpu_enter+0x54}. */
    public String name(Address address) {
        Map.Entry<Address, String> below = names.floorEntry(address);
        if (below == null || address.behind(below.getKey()) >= FAR) {
            return address.toString();
        }
        long offset = address.behind(below.getKey());
        return below.getValue() + (offset == 0 ? "" : "+0x" + Long.toHexString(offset));
    }

    /** Where it was read. */
    @Override
    public String toString() {
        return source;
    }

    /** Whether an address is in the code of a function. */
    public boolean isIn(Address address, String function) {
        Map.Entry<Address, String> below = names.floorEntry(address);
        return below != null && below.getKey().equals(address(function));
    }
}
