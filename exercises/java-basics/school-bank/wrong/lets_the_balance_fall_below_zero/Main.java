import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        Account account = new Account();
        while (in.hasNext()) {
            String order = in.next();
            int amount = in.nextInt();
            if (order.equals("deposit")) {
                account.deposit(amount);
            } else if (!account.withdraw(amount)) {
                System.out.println("refused " + amount);
            }
        }
        System.out.println("balance " + account.balance());
    }
}
