// ends: out_of_memory
import java.util.ArrayList;

public class Main {
    public static void main(String[] args) throws Exception {
        var kept = new ArrayList<byte[]>();
        while (true) {
            kept.add(new byte[1 << 20]);
        }
    }
}
