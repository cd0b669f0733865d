package dev.turnstone.proxy.loops;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;
import java.util.List;

/// The processors on which the current thread may run, asked from and told to Linux. Other systems
/// do not let a thread choose: there none is told, and asking changes nothing. Any thread.
public final class Processors {
    private static final Logger LOG = LoggerFactory.getLogger(Processors.class);

    /// As many as the system's own mask has by default.
    private static final int MASK_BYTES = 128;

    private static final String ASK = "sched_getaffinity";
    private static final String TELL = "sched_setaffinity";

    private Processors() {}

    /// None where the system does not tell.
    public static List<Integer> allowed() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES);
            if (!call(ASK, mask)) {
                return List.of();
            }
            return BitSet.valueOf(mask.toArray(ValueLayout.JAVA_BYTE)).stream().boxed().toList();
        }
    }

    /// From now on the current thread runs there only; false, and as it was, where that cannot be.
    public static boolean stayOn(int processor) {
        BitSet only = new BitSet();
        only.set(processor);
        byte[] bits = only.toByteArray();
        if (bits.length > MASK_BYTES) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES);
            MemorySegment.copy(bits, 0, mask, ValueLayout.JAVA_BYTE, 0, bits.length);
            return call(TELL, mask);
        }
    }

    /// Both take the thread (0 is the current one), the mask's length and the mask.
    @SuppressWarnings("restricted") // calls the C library: the programs that start us allow it
    private static boolean call(String function, MemorySegment mask) {
        Linker linker = Linker.nativeLinker();
        MemorySegment address = linker.defaultLookup().find(function).orElse(MemorySegment.NULL);
        if (address.equals(MemorySegment.NULL)) {
            return false;
        }
        MethodHandle handle =
                linker.downcallHandle(
                        address,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.ADDRESS));
        try {
            return (int) handle.invokeExact(0, mask.byteSize(), mask) == 0;
        } catch (Throwable e) {
            LOG.debug("{} did not work", function, e);
            return false;
        }
    }
}
