"""The index of a project's words: a cache outside the project, built in the background, made anew at need."""
