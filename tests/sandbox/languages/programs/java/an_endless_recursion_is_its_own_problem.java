// ends: raised
public class Main {
    static int deeper(int number) {
        return deeper(number + 1) + 1;
    }

    public static void main(String[] args) throws Exception {
        System.out.println(deeper(0));
    }
}
