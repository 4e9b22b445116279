import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles: the folder for the classes, then the source files. Messages go to standard error in the form that gcc uses. */
public final class Compile {
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-g", "-implicit:none", "-Xlint:all,-serial,-this-escape", "-Xmaxerrs", "20", "-Xmaxwarns", "20");

    public static void main(String[] arguments) throws Exception {
        String folder = arguments[0];
        List<String> names = Arrays.asList(arguments).subList(1, arguments.length);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = new java.util.ArrayList<>(OPTIONS);
        options.addAll(List.of("-d", folder));
        boolean done;
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            done = compiler.getTask(null, files, found, options, null, files.getJavaFileObjectsFromStrings(names)).call();
        }
        StringBuilder told = new StringBuilder();
        for (Diagnostic<? extends JavaFileObject> one : found.getDiagnostics()) {
            told.append(line(one));
        }
        System.err.write(told.toString().getBytes(StandardCharsets.UTF_8));
        System.err.flush();
        System.exit(done ? 0 : 1);
    }

    private static String line(Diagnostic<? extends JavaFileObject> one) {
        String severity = switch (one.getKind()) {
            case ERROR -> "error";
            case WARNING, MANDATORY_WARNING -> "warning";
            default -> "note";
        };
        String text = one.getMessage(Locale.ROOT).replace("\n", "\n  ");
        if (one.getSource() == null) {
            return severity + ": " + text + "\n";
        }
        return one.getSource().getName() + ":" + one.getLineNumber() + ":" + one.getColumnNumber() + ": " + severity + ": " + text + "\n";
    }
}
