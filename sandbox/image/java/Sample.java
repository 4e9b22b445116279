import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** What pupils' programs are made of, so that the compiler has met it when its archive is made. */
public class Sample {
    interface Shape {
        double area();
    }

    record Square(double side) implements Shape {
        public double area() {
            return side * side;
        }
    }

    enum Colour { RED, GREEN }

    static class Account {
        private int balance;

        void deposit(int amount) {
            if (amount < 0) {
                throw new IllegalArgumentException("negative: " + amount);
            }
            balance += amount;
        }
    }

    static <T extends Comparable<T>> T largest(List<T> items) {
        T best = items.get(0);
        for (T item : items) {
            if (item.compareTo(best) > 0) {
                best = item;
            }
        }
        return best;
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int[] numbers = new int[10];
        Map<String, List<Integer>> groups = new HashMap<>();
        StringBuilder text = new StringBuilder();
        int count = 0;
        while (in.hasNextInt() && count < numbers.length) {
            numbers[count++] = in.nextInt();
        }
        for (int i = 0; i < count; i++) {
            groups.computeIfAbsent(numbers[i] % 2 == 0 ? "even" : "odd", key -> new ArrayList<>()).add(numbers[i]);
        }
        switch (Colour.RED) {
            case RED -> text.append("red");
            default -> text.append("other");
        }
        try {
            new Account().deposit(-1);
        } catch (IllegalArgumentException error) {
            System.out.println(error.getMessage());
        }
        Function<Integer, String> shown = number -> String.format("%d: %.2f", number, new Square(number).area());
        System.out.println(IntStream.range(0, count).boxed().map(shown).collect(Collectors.joining(", ")));
        System.out.printf("%s %s %d%n", text, largest(List.of(1, 2)), Math.max(count, 1));
    }
}
