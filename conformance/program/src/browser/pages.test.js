// The pages in a real browser, one for all of them. The program writes them; ROLLCALL is how it is started. Run by `mvn -Pbrowser verify`.
import './check.js';
import './model.js';
import './explore.js';
import './pictures.js';
