"""Base page, partials, template tags, tokens and the pattern page."""
