package org.rollcall.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of values, of which there are few: a row is kept once and goes by its number, a value of a column likewise.
 *
 * @param <S> what a row is read from
 */
public final class Table<S> {
    /** A row: the number of the value in each column. */
    private record Row(int[] values) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Row that && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    private final List<Field<S>> columns;
    private final List<Map<Object, Integer>> values = new ArrayList<>();
    private final Map<Row, Integer> rows = new LinkedHashMap<>();
    private final Numbers uses = new Numbers();

    Table(List<Field<S>> columns) {
        this.columns = columns;
        columns.forEach(column -> values.add(new LinkedHashMap<>()));
    }

    /** Notes the row of one more state; returns its number. */
    int add(S state) {
        int[] row = new int[columns.size()];
        for (int i = 0; i < row.length; i++) {
            Map<Object, Integer> known = values.get(i);
            row[i] = known.computeIfAbsent(columns.get(i).read().apply(state), value -> known.size());
        }
        int number = rows.computeIfAbsent(new Row(row), unseen -> rows.size());
        uses.add(number);
        return number;
    }

    /** How many rows differ. */
    public int rows() {
        return rows.size();
    }

    /** The names of the columns. */
    public List<String> names() {
        return columns.stream().map(Field::name).toList();
    }

    /** For each column its values, as they are shown, in the order of their numbers. */
    public List<List<Object>> values() {
        List<List<Object>> shown = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            shown.add(
                    values.get(i).keySet().stream().map(columns.get(i).shown()).toList());
        }
        return shown;
    }

    /** For each column the number of its value in each row. */
    public List<Numbers> columns() {
        List<Numbers> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            var numbers = new Numbers();
            for (Row row : rows.keySet()) {
                numbers.add(row.values()[i]);
            }
            all.add(numbers);
        }
        return all;
    }

    /** The row of each state, in the order in which they were added. */
    public Numbers uses() {
        return uses;
    }
}
