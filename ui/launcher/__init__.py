"""What happens between `python3 main.py` and the program: one set-up, then never in the way again.

Standard library only. Sentences go to stderr; stdout belongs to the commands.
"""
