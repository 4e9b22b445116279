// ends: out_of_memory raised signalled
import java.nio.ByteBuffer;
import java.util.ArrayList;

public class Main {
    public static void main(String[] args) throws Exception {
        var kept = new ArrayList<ByteBuffer>();
        while (true) {
            kept.add(ByteBuffer.allocateDirect(1 << 20));
        }
    }
}
