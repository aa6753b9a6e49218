"""Files are read by a process of their own: what a hostile file breaks is not the program.

`readers.Readers` is for the rest of the program, `worker` is what runs in the other process.
"""
