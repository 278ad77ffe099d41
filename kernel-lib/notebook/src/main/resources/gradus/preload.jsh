// What every cell can name without an import. Imports only.
import gradus.*;
import gradus.notebook.*;
