package org.rollcall.kernel;

/**
 * Where a field lies in packed words: bit {@code base + index * stride}, {@code width} bits, never across two words.
 *
 * @param base first bit of index 0
 * @param stride bits from one index to the next
 * @param width bits of the field, 1..64
 */
record Place(int base, int stride, int width) {
    long mask() {
        return width == 64 ? -1L : (1L << width) - 1;
    }
}
