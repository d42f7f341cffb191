// The daily review is a quiz of what is due.

import { quiz } from "./quiz.js";

export default quiz;
