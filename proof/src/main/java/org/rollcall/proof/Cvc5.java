package org.rollcall.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rollcall.process.Command;
import org.rollcall.process.OutsideProcess;

/** The solver cvc5, a program of other authors than Z3's, for a second opinion. */
public final class Cvc5 {
    /** What it says of one obligation. */
    public enum Answer {
        /** It holds for every set of CPUs. */
        HOLDS,
        /** It does not. */
        FAILS,
        /** Not decided within the time, or given up. */
        UNDECIDED
    }

    /** Two ways that decide what we ask, tried one after the other: the first is fast, the second finds counterexamples. */
    private static final List<String> WAYS = List.of("--enum-inst", "--finite-model-find");

    private static final String LIMIT = "--tlimit-per=60000"; // milliseconds by the clock, beside other work, too

    private static final Pattern VERSION = Pattern.compile("This is cvc5 version (\\S+).*");

    private final String program;
    private final String version;

    /**
     * @param program a path, or a name to be found on the PATH
     * @throws SolverException if there is no such program, or it is not cvc5
     */
    public Cvc5(String program) {
        this.program = program;
        List<String> said = talk(List.of("--version"), List.of(), 1);
        Matcher matcher = VERSION.matcher(said.isEmpty() ? "" : said.get(0));
        if (!matcher.matches()) {
            throw new SolverException(program + " is not cvc5: it says " + (said.isEmpty() ? "nothing" : said.get(0)));
        }
        this.version = matcher.group(1);
    }

    /** Its version, as it says itself. */
    public String version() {
        return version;
    }

    /**
     * Decides scripts in SMT-LIB.
     *
     * @return an answer for each, in their order
     * @throws SolverException if the program can't be run, or refuses a script
     */
    public List<Answer> decide(List<String> scripts) {
        List<Answer> answers = new ArrayList<>(Collections.nCopies(scripts.size(), Answer.UNDECIDED));
        for (String way : WAYS) {
            List<Integer> open = IntStream.range(0, scripts.size())
                    .filter(i -> answers.get(i) == Answer.UNDECIDED)
                    .boxed()
                    .toList();
            if (!open.isEmpty()) {
                List<Answer> found = run(way, open.stream().map(scripts::get).toList());
                for (int i = 0; i < found.size(); i++) {
                    answers.set(open.get(i), found.get(i));
                }
            }
        }
        return answers;
    }

    /** The same in the first way alone: what it does not decide is left undecided. */
    List<Answer> quickly(List<String> scripts) {
        return scripts.isEmpty() ? List.of() : run(WAYS.get(0), scripts);
    }

    private List<Answer> run(String way, List<String> scripts) {
        List<Answer> answers =
                talk(List.of("--lang=smt2", "--incremental", LIMIT, way), scripts, scripts.size()).stream()
                        .map(this::answer)
                        .toList();
        if (answers.size() < scripts.size()) {
            throw new SolverException(
                    program + " ended after " + answers.size() + " of " + scripts.size() + " answers");
        }
        return answers;
    }

    /** The first lines that it says to these scripts. */
    private List<String> talk(List<String> options, List<String> scripts, int lines) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(options);
        try (OutsideProcess process = started(command);
                var reader = new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8))) {
            process.feed(scripts.stream().map(script -> script + "\n(reset)\n").collect(Collectors.joining()));
            List<String> said = new ArrayList<>();
            while (said.size() < lines) {
                String line = reader.readLine();
                if (line == null) {
                    break;
                }
                said.add(line);
            }
            return said;
        } catch (IOException e) {
            throw new SolverException(program + " can't be read: " + e.getMessage());
        }
    }

    private OutsideProcess started(List<String> command) {
        try {
            return Command.of(command).errorsAmongOutput().start();
        } catch (IOException e) {
            throw new SolverException(
                    e.getMessage() + "; install cvc5 (on Debian: apt-get install cvc5), or name it with --cvc5");
        }
    }

    private Answer answer(String line) {
        return switch (line) {
            case "unsat" -> Answer.HOLDS;
            case "sat" -> Answer.FAILS;
            case "unknown", "timeout" -> Answer.UNDECIDED;
            default -> throw new SolverException(program + ": " + line);
        };
    }
}
