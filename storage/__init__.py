"""Bytes on disk: the project file, and the file formats that come in and go out. No Qt."""
