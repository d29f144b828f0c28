"""An invented municipality with people and months of conversations, to try everything with."""
