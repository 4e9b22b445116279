import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        Account account = new Account();
        while (in.hasNext()) {
            String order = in.next();
            int amount = in.nextInt();
            // deposit or withdraw
        }
        System.out.println("balance " + account.balance());
    }
}
