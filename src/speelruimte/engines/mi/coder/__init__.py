"""The coder: a linear model over words and characters that codes the turns of a conversation.

`load_coder(language).code(transcript)` needs numpy only. Training (`coder.training`) needs the extra `train`.
"""

from speelruimte.engines.mi.coder.coder import Coder
from speelruimte.engines.mi.coder.shipped import load_coder

__all__ = ["Coder", "load_coder"]
