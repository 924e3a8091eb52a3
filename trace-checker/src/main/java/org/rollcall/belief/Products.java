package org.rollcall.belief;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A set of states as few products as are easily found. Two products that differ in one CPU become one. */
final class Products {
    private final List<Product> found = new ArrayList<>();
    private final Deque<Product> fresh = new ArrayDeque<>();

    /** Adds the states of a product. */
    void add(Product product) {
        Product whole = product;
        for (int i = 0; i < found.size(); i++) {
            Product known = found.get(i);
            if (known.covers(whole)) {
                return;
            }
            if (known.joins(whole)) {
                fresh.remove(known);
                found.remove(i);
                whole = whole.union(known);
                i = -1;
            }
        }
        found.add(whole);
        fresh.add(whole);
    }

    /** Shows each product to {@code successors}, which hands on what it leads to, until nothing is new. */
    void close(BiConsumer<Product, Consumer<Product>> successors) {
        while (!fresh.isEmpty()) {
            successors.accept(fresh.remove(), this::add);
        }
    }

    List<Product> list() {
        return List.copyOf(found);
    }
}
