"""The program's words: codes and values in, sentences for the window and the command line out."""
