import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        double celsius = in.nextDouble();
        // work out the degrees, and print them with System.out.printf("%.1f …%n", …)
    }
}
