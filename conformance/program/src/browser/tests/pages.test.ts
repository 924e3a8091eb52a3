// The pages in a real browser, one for all of them. The program writes them; ROLLCALL is how it is started. Run by `mvn -Pbrowser verify`.
import './bundle';
import './check';
import './model';
import './explore';
import './keyboard';
import './pictures';
