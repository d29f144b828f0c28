"""Training the coder. Needs the extra `train` (scikit-learn, scipy); coding itself does not."""
