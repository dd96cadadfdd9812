"""A news article with margin notes that say what each passage rests on."""
