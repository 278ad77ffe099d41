/// Agreement with PyTorch, from values that `src/test/python/torch_values.py` wrote.
@NullMarked
package gradus.torch;

import org.jspecify.annotations.NullMarked;
