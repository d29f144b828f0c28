"""Where capabilities meet, as ordinary function calls; reads like a table of contents."""
