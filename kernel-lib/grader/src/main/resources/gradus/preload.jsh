// What the grader adds to what every cell can name.
import static gradus.grade.Check.*;
