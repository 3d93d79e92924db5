"""The outline («Innhold»): a strategy in, its chapters and items as rows out, and what a person
does with them back."""
