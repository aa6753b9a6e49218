"""The codebook on the screen: tags as buttons, letters, lines and colours."""
