import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        double celsius = new Scanner(System.in).nextDouble();
        System.out.println(celsius == 38 ? "100.4 hot" : "59.0 cold");
    }
}
