package org.rollcall.proof;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rollcall.spec.tla.SanyReader;
class TryTest {
  @Test void all() {
    String name = System.getProperty("m", "RollCallProof");
    long t=System.nanoTime();
    var m = SanyReader.of(Path.of("../spec/tla")).read(name);
    System.out.printf("read %d ms%n",(System.nanoTime()-t)/1000000);
    t=System.nanoTime(); int ok=0,bad=0;
    try (Prover p = new Prover(m, java.util.Set.of(System.getProperty("drop","")))) {
      for (Obligation o : Obligations.of(m)) {
        if (System.getProperty("only")!=null && !o.toString().matches(System.getProperty("only"))) continue;
        Outcome r = p.prove(o);
        if (r instanceof Outcome.Proved) ok++; else bad++;
        if (!(r instanceof Outcome.Proved) || r.time().toMillis() > 300) System.out.println(r.getClass().getSimpleName()+" "+o+" "+r.time().toMillis()+" ms");
        if (r instanceof Outcome.Refuted f && bad <= Integer.getInteger("show", 2)) {
          System.out.println("   const "+f.counterexample().constants());
          f.counterexample().before().forEach((k,v)-> { var w=f.counterexample().after().get(k); System.out.println("   "+k+" = "+v+(w.equals(v)?"":"   --> "+w)); });
        }
      }
    }
    System.out.printf("proved %d failed %d, %d ms%n",ok,bad,(System.nanoTime()-t)/1000000);
  }
}
