// What every cell can name without an import. Imports only.
import gradus.*;
import gradus.notebook.*;
import gradus.loss.*;
import gradus.nn.*;
import gradus.optim.*;
import gradus.tensor.*;
import static gradus.loss.Losses.*;
import static gradus.nn.Layers.*;
import static gradus.optim.Optimizers.*;
import static gradus.tensor.Autodiff.*;
import static gradus.tensor.Context.*;
import static gradus.tensor.DType.*;
import static gradus.tensor.Tensors.*;
import static gradus.notebook.Charts.*;
