public class Account {
    private int balance;

    public void deposit(int amount) {
        balance += amount;
    }

    // a method withdraw that says whether there was enough

    public int balance() {
        return balance;
    }
}
