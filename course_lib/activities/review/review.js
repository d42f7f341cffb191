// The daily review is a quiz of what is due.

import { quiz } from "../quiz/quiz.js";

export default quiz;
