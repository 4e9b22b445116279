import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        double celsius = in.nextDouble();
        String feeling = celsius >= 35 ? "hot" : celsius < 20 ? "cold" : "fine";
        System.out.printf("%.1f %s%n", celsius * (9 / 5) + 32, feeling);
    }
}
