public class Account {
    private int balance;

    public void deposit(int amount) {
        balance += amount;
    }

    /** Whether there was enough. */
    public boolean withdraw(int amount) {
        if (amount > balance) {
            return false;
        }
        balance -= amount;
        return true;
    }

    public int balance() {
        return balance;
    }
}
