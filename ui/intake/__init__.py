"""How files come in: what is dropped or chosen, the preview, the progress."""
